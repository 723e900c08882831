import type { FigureBook } from '../statistics/figures/figures.ts'
import { type Derivation, getYear, listCellSets, listMonths } from '../trade/trade.ts'
import { nomenclatureUse, type Product } from './product/product.ts'
import type { StatementFacts } from './wording/wording.ts'

/** Whether a figure rests on every month of its cells, as a sum or a seasonal adjustment; records only look through them. */
const isOfAllItsMonths = (derivation: Derivation): boolean =>
  derivation.operation === 'sum' || (derivation.operation === 'cells' && derivation.rule === 'adjusted')

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
    value && isOfAllItsMonths(derivation)
      ? listCellSets(derivation).flatMap((cells) => listMonths(cells.months))
      : [],
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
