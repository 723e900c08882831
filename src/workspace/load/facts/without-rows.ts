import { createHash } from 'node:crypto'
import type { Load, LoadFacts } from '../../../ledger/ledger.ts'
import { formatRange, type Scope } from '../../../trade/trade.ts'
import { describeScope, filterable } from '../../words/words.ts'

/** Finds the load that brought a content before. */
export type FindLoad = (sha256: string) => Promise<Load | undefined>

/** What a load is known by, and the load that has this identity, if any. */
interface Identity {
  readonly sha256: string
  readonly existing: Load | undefined
}

/**
 * The identity of a file without rows. Such files all have the same bytes, a heading; what is said of them tells them
 * apart: no imports in May is another thing than none in June. One that is said to be of more or fewer partners (places,
 * procedures) than before is the same file, said otherwise, and replaces the load; one of others is a query of its own,
 * beside it.
 *
 * @param facts with the hash of its bytes.
 */
export async function identifyWithoutRows(facts: LoadFacts, findLoad: FindLoad): Promise<Identity> {
  const { sha256, flow, period, commodities, scope } = facts
  const query = [sha256, flow, formatRange(period), ...commodities]
  const withScope = hashOf([...query, describeScope(scope)])
  const existing = await findLoad(withScope)
  if (existing) return { sha256: withScope, existing }
  const withoutScope = hashOf(query)
  const load = await findLoad(withoutScope)
  const isOther = load && !isWithin(load.scope, scope) && !isWithin(scope, load.scope)
  return isOther ? { sha256: withScope, existing: undefined } : { sha256: withoutScope, existing: load }
}

const hashOf = (texts: readonly string[]): string =>
  createHash('sha256').update(texts.join(' ')).digest('hex')

/** Whether all trade of a scope is in another one, too. */
const isWithin = (inner: Scope, outer: Scope): boolean =>
  filterable.every((dimension) => {
    const codes = outer[dimension]
    return codes === undefined || inner[dimension]?.every((code) => codes.includes(code)) === true
  })
