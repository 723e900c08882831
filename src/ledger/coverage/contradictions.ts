import type { Currency, Cut, Dimension, Flow, Measure } from '../../trade/trade.ts'
import type { Ledger, Span, Vintage } from '../ledger-interface.ts'
import type { ComparableCuts } from './cut-selection.ts'

/** One sum that two cuts of the same trade give differently. */
export interface Contradiction {
  readonly flow: Flow
  readonly currency: Currency
  readonly span: Span
  readonly commodity: string
  /** The dimension that both cuts have and were compared by; null where they share none. */
  readonly by: Exclude<Dimension, 'commodity'> | null
  /** The code of `by`, or empty. */
  readonly code: string
  readonly measure: Exclude<Measure, 'quantity2'>
  /** The unit of a quantity; null for a value. */
  readonly unit: string | null
  readonly cuts: readonly [Cut, Cut]
  /** In the ledger’s scale of values or of quantities; null where the cut does not list it. */
  readonly sums: readonly [bigint | null, bigint | null]
}

/**
 * Compares the sums of cuts that must agree: by each dimension that both have, or over all where they share
 * none. Values always; quantities where both cuts give them in the same unit. What one does not list equals zero.
 */
export async function findContradictions(
  ledger: Pick<Ledger, 'totals'>,
  pairs: readonly ComparableCuts[],
  vintage: Vintage = {},
): Promise<Contradiction[]> {
  const found: Contradiction[] = []
  for (const pair of pairs) {
    for (const by of pair.shared.length > 0 ? pair.shared : [null])
      found.push(...(await compareBy(ledger, pair, by, vintage)))
  }
  return found
}

async function compareBy(
  ledger: Pick<Ledger, 'totals'>,
  { flow, currency, cuts, within, spans }: ComparableCuts,
  by: Contradiction['by'],
  vintage: Vintage,
): Promise<Contradiction[]> {
  const [first, second] = await Promise.all(
    cuts.map((cut) =>
      sumsOf(ledger, {
        ...{ flow, currency, cut, by, spans },
        ...(within && { within }),
        ...(vintage.asOf === undefined ? {} : { vintage }),
      }),
    ),
  )
  if (!first || !second) throw new Error('a pair has two cuts')
  const found: Contradiction[] = []
  for (const key of new Set([...first.keys(), ...second.keys()])) {
    const cell = first.get(key) ?? second.get(key)
    const sums = [first.get(key)?.sum ?? null, second.get(key)?.sum ?? null] as const
    if (!cell || (sums[0] ?? 0n) === (sums[1] ?? 0n)) continue
    // A cut without quantities, or with others, is no contradiction.
    if (cell.measure === 'quantity' && sums.includes(null)) continue
    const span = spans.find((item) => item.key === cell.span)
    if (!span) throw new Error(`a sum of a span that was not asked for: ${cell.span}`)
    const { commodity, code, measure, unit } = cell
    found.push({ flow, currency, span, commodity, by, code, measure, unit, cuts, sums })
  }
  return found
}

interface Sum {
  readonly span: string
  readonly commodity: string
  readonly code: string
  readonly measure: Contradiction['measure']
  readonly unit: string | null
  readonly sum: bigint
}

/** Sums over loads (and for values, over units) by a key of span, commodity, code, measure and unit. */
async function sumsOf(
  ledger: Pick<Ledger, 'totals'>,
  request: Parameters<Ledger['totals']>[0],
): Promise<Map<string, Sum>> {
  const sums = new Map<string, Sum>()
  const add = (part: Sum) => {
    const key = JSON.stringify([part.span, part.commodity, part.code, part.measure, part.unit])
    sums.set(key, { ...part, sum: part.sum + (sums.get(key)?.sum ?? 0n) })
  }
  for (const { span, commodity, code, unit, value, quantity } of await ledger.totals(request)) {
    add({ span, commodity, code, measure: 'value', unit: null, sum: value })
    if (quantity !== null) add({ span, commodity, code, measure: 'quantity', unit, sum: quantity })
  }
  return sums
}
