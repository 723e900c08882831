import { type BulletinTotals, FigureBook, type Origins } from '../statistics/figures/figures.ts'
import type { FlowSums } from '../statistics/statistics.ts'
import { Fraction } from '../trade/numbers/numbers.ts'
import type { Flow, Month } from '../trade/trade.ts'
import { listCommodities } from './needs.ts'
import { getCodeLists, getComparison, listClassCodes, multiples, type Product } from './product/product.ts'

/** What the figures of a product's month are made of. */
export interface FigureInput {
  readonly product: Product
  readonly month: Month
  readonly sums: Readonly<Partial<Record<Flow, FlowSums>>>
  /** Where the sums come from in the ledger. */
  readonly origins: Origins
  /** Lines of the bulletin whose totals are the base of comparison, where the product says so. */
  readonly bulletin?: readonly BulletinTotals[]
}

/** The book of figures of a product's month: whatever its brief may show, made when it is asked for. */
export function createFigureBook({ product, month, sums, origins, bulletin = [] }: FigureInput): FigureBook {
  return new FigureBook({
    month,
    currency: product.currency,
    codes: getCodeLists(product),
    commodities: (span) => listCommodities(product, month, span),
    classCodes: (id, span) => listClassCodes(product, id, month, span),
    comparedAs: getComparison(product, month),
    sums,
    ...(product.within && { within: product.within }),
    origins,
    firstPublishedBase: product.base !== 'latest',
    bulletin,
    without: product.without,
    lowBase: { under: Fraction.of(multiples[product.value.scale] * 5n, 100n), growthOver: Fraction.of(300n) },
  })
}
