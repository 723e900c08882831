import { allCodes, type Product } from '../../brief/product/product.ts'
import { cleanName } from '../../codes/codes.ts'
import { getReported, type Ledger, type Load } from '../../ledger/ledger.ts'
import { type Currency, type Flow, flows, type MonthRange, type Reported } from '../../trade/trade.ts'
import { spanMonths } from './overview/overview.ts'

/** Commodities that were loaded and belong to no product, of one heading (the first four digits of their codes). */
export interface UnassignedCodes {
  /** Whose statistics; null for Chinese customs. */
  readonly reported: Reported | null
  readonly heading: string
  /** Ascending; with the names that the latest file gives them, empty where none does. */
  readonly codes: readonly { readonly code: string; readonly name: string }[]
  readonly flows: readonly Flow[]
  readonly currencies: readonly Currency[]
  readonly months: MonthRange
}

/**
 * What the ledger has that no product is of: by heading, in the order of the codes, that of Chinese customs first.
 *
 * @param most headings; a load of the whole country has a thousand.
 */
export async function listUnassignedCodes(
  ledger: Ledger,
  products: readonly Product[],
  most = 100,
): Promise<{ readonly total: number; readonly groups: readonly UnassignedCodes[] }> {
  const isAssigned = (load: Load, code: string) => assigned.get(toKey(load))?.has(code) ?? false
  const assigned = new Map<string, Set<string>>()
  for (const product of products) {
    const key = toKey(product.reported)
    assigned.set(key, new Set([...(assigned.get(key) ?? []), ...allCodes(product)]))
  }
  const headings = new Map<string, CodesOfHeading>()
  for (const load of await ledger.loads())
    for (const code of load.commodities) {
      if (isAssigned(load, code)) continue
      const heading = code.slice(0, 4)
      const key = `${toKey(load)} ${heading}`
      const group = headings.get(key) ?? { heading, codes: new Set<string>(), loads: new Set<Load>() }
      group.codes.add(code)
      group.loads.add(load)
      headings.set(key, group)
    }
  const listed = [...headings].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, most)
  const names = await ledger.names(
    'commodity',
    listed.flatMap(([, { codes }]) => [...codes]),
  )
  const groups = listed.flatMap(([, group]): UnassignedCodes[] => {
    const loads = [...group.loads]
    const months = spanMonths(loads)
    const [first] = loads
    if (!months || !first) return []
    return [
      {
        reported: getReported(first) ?? null,
        heading: group.heading,
        codes: [...group.codes].sort().map((code) => ({ code, name: cleanName(names.get(code) ?? '') })),
        flows: flows.filter((flow) => loads.some((load) => load.flow === flow)),
        currencies: [...new Set(loads.map(({ currency }) => currency))].sort(),
        months,
      },
    ]
  })
  return { total: headings.size, groups }
}

interface CodesOfHeading {
  readonly heading: string
  readonly codes: Set<string>
  readonly loads: Set<Load>
}

/** Whose statistics they are, as a key. */
const toKey = ({ reporter, source = '' }: Partial<Reported> = {}): string =>
  reporter === undefined ? '' : `${reporter} ${source}`
