import { allCodes, type Product } from '../../brief/product/product.ts'
import { cleanName } from '../../codes/codes.ts'
import type { Ledger, Load } from '../../ledger/ledger.ts'
import { type Currency, type Flow, flows, type MonthRange, type Reported } from '../../trade/trade.ts'
import { spanMonths } from './overview/overview.ts'

/** Commodities that were loaded and belong to no product, of one heading (the first four digits of their codes). */
export interface UnassignedCodes {
  readonly heading: string
  /** Ascending; with the names that the latest file gives them, empty where none does. */
  readonly codes: readonly { readonly code: string; readonly name: string }[]
  readonly flows: readonly Flow[]
  readonly currencies: readonly Currency[]
  readonly months: MonthRange
}

/**
 * What the ledger has that no product is of: by heading, in the order of the codes.
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
  const headings = new Map<string, { readonly codes: Set<string>; readonly loads: Set<Load> }>()
  for (const load of await ledger.loads())
    for (const code of load.commodities) {
      if (isAssigned(load, code)) continue
      const heading = code.slice(0, 4)
      const group = headings.get(heading) ?? { codes: new Set<string>(), loads: new Set<Load>() }
      group.codes.add(code)
      group.loads.add(load)
      headings.set(heading, group)
    }
  const listed = [...headings].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, most)
  const names = await ledger.names(
    'commodity',
    listed.flatMap(([, { codes }]) => [...codes]),
  )
  const groups = listed.flatMap(([heading, group]): UnassignedCodes[] => {
    const loads = [...group.loads]
    const months = spanMonths(loads)
    if (!months) return []
    return [
      {
        heading,
        codes: [...group.codes].sort().map((code) => ({ code, name: cleanName(names.get(code) ?? '') })),
        flows: flows.filter((flow) => loads.some((load) => load.flow === flow)),
        currencies: [...new Set(loads.map(({ currency }) => currency))].sort(),
        months,
      },
    ]
  })
  return { total: headings.size, groups }
}

/** Whose statistics they are, as a key. */
const toKey = ({ reporter, source = '' }: Partial<Reported> = {}): string =>
  reporter === undefined ? '' : `${reporter} ${source}`
