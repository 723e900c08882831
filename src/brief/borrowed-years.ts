import type { FigureBook } from '../statistics/figures/figures.ts'
import { getYear } from '../trade/trade.ts'
import { nomenclatureUse, type Product } from './product/product.ts'
import type { StatementFacts } from './wording/wording.ts'

/**
 * Years whose own nomenclature the product file has no codes of, with the one used in its place; latest first.
 *
 * @param first the first year that the brief speaks of: earlier ones are only looked through for records.
 */
export function listBorrowedYears(
  product: Product,
  { figures }: FigureBook,
  first: number,
): StatementFacts['borrowed'] {
  const months = [...figures.values()].flatMap(({ value, derivation }) =>
    value && derivation.operation === 'sum' ? [derivation.cells.months.to] : [],
  )
  const latestOfYears = new Map(months.map((month) => [getYear(month), month]))
  return [...latestOfYears]
    .filter(([year]) => year >= first)
    .sort(([a], [b]) => b - a)
    .flatMap(([year, month]) => {
      const { holding, used } = nomenclatureUse(product, month)
      return holding === used ? [] : [{ year, holding, used }]
    })
}
