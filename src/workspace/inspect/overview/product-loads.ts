import { allCodes, type Product } from '../../../brief/product/product.ts'
import { isReported, type Load } from '../../../ledger/ledger.ts'
import type { Month, MonthRange } from '../../../trade/trade.ts'

/**
 * The loads of each product’s reporter, with those of their commodities that are the product's, in the order of the products. Each
 * load is looked at once: products and loads are many.
 */
export function listLoadsByProduct(
  products: readonly Product[],
  loads: readonly Load[],
): readonly (readonly Load[])[] {
  const owners = new Map<string, number[]>()
  for (const [index, product] of products.entries())
    for (const code of allCodes(product)) owners.set(code, [...(owners.get(code) ?? []), index])
  const held: Load[][] = products.map(() => [])
  for (const load of loads) {
    const found = new Map<number, string[]>()
    for (const code of load.commodities)
      for (const index of owners.get(code) ?? [])
        if (isReported(load, products[index]?.reported)) found.set(index, [...(found.get(index) ?? []), code])
    for (const [index, commodities] of found) held[index]?.push({ ...load, commodities })
  }
  return held
}

/** From the first to the last month of some loads; null where there are none. */
export function spanMonths(loads: readonly Load[]): MonthRange | null {
  const [first] = loads
  if (!first) return null
  return loads.reduce<MonthRange>(
    ({ from, to }, { period }) => ({ from: earlier(from, period.from), to: later(to, period.to) }),
    first.period,
  )
}

const earlier = (a: Month, b: Month): Month => (a < b ? a : b)
const later = (a: Month, b: Month): Month => (a > b ? a : b)
