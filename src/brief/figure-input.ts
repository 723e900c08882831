import {
  type BulletinTotals,
  FigureBook,
  type Origins,
  type SecondCurrency,
} from '../statistics/figures/figures.ts'
import { type FlowSums, flowSums } from '../statistics/statistics.ts'
import { Fraction } from '../trade/numbers/numbers.ts'
import type { AmountScale, EditionWords, Flow, Month } from '../trade/trade.ts'
import type { StandsOn } from './document.ts'
import { listCommodities } from './needs.ts'
import { getCodeLists, getComparison, getReporter, listClassCodes, type Product } from './product/product.ts'

/** The product by the data of another reporter, with the sums that its book is made of and the files behind them. */
export interface OtherReporterInput extends Pick<FigureInput, 'product' | 'sums' | 'scale' | 'origins'> {
  readonly files: readonly StandsOn[]
  /** Notes that the loads behind the sums carry. */
  readonly notes?: readonly EditionWords[]
}

/** What the figures of a product's month are made of. */
export interface FigureInput {
  readonly product: Product
  readonly month: Month
  readonly sums: Readonly<Partial<Record<Flow, FlowSums>>>
  /** The scale of the sums; absent for whole units. */
  readonly scale?: AmountScale
  /** Where the sums come from in the ledger. */
  readonly origins: Origins
  /** Lines of the bulletin whose totals are the base of comparison, where the product says so. */
  readonly bulletin?: readonly BulletinTotals[]
  /** The sums of the other currency, in a brief of two. */
  readonly second?: Pick<FigureInput, 'sums' | 'origins'>
  /** The same product by the data of other reporters, where the brief shows such. */
  readonly others?: readonly OtherReporterInput[]
  /** The nation's totals by the bulletin, where the brief shows what stands beside them. */
  readonly national?: readonly BulletinTotals[]
}

/** The book of figures of a product's month: whatever its brief may show, made when it is asked for. */
export function createFigureBook(input: FigureInput): FigureBook {
  const { product, month, sums, origins, bulletin = [], national = [] } = input
  const second = createSecond(input)
  const others = createReporterBooks(input)
  return new FigureBook({
    month,
    currency: product.currency,
    ...(product.reported && { reported: product.reported }),
    ...(input.scale && { scale: input.scale }),
    codes: getCodeLists(product),
    commodities: (span) => listCommodities(product, month, span),
    classCodes: (id, span) => listClassCodes(product, id, month, span),
    comparedAs: getComparison(product, month),
    sums,
    ...(product.within && { within: product.within }),
    origins,
    firstPublishedBase: product.base !== 'latest',
    bulletin,
    national,
    ...(second && { second }),
    ...(others.size > 0 && { others }),
    without: product.without,
    lowBase: {
      shareUnder: Fraction.of(2n, 100n),
      partUnder: Fraction.of(1n, 10n),
      growthOver: Fraction.of(300n),
    },
  })
}

/** The books of the other reporters, by reporter. */
export const createReporterBooks = ({ month, others = [] }: FigureInput): ReadonlyMap<string, FigureBook> =>
  new Map(others.map((other) => [getReporter(other.product), createFigureBook({ ...other, month })]))

/** The book of the other currency: of the same product, in a brief of that currency alone. */
function createSecond({ product, month, origins, second }: FigureInput): SecondCurrency | undefined {
  const { secondCurrency: currency, ...rest } = product
  if (!currency) return undefined
  const inputs = second ?? withoutLoads(product, origins)
  const book = createFigureBook({ product: { ...rest, currency, base: 'latest' }, month, ...inputs })
  return { currency, get: (name) => book.get(name) }
}

/** What a series has of which nothing was loaded: no month, of the cut of the other series. */
const withoutLoads = ({ flows }: Product, origins: Origins): NonNullable<FigureInput['second']> => ({
  sums: Object.fromEntries(flows.map((flow) => [flow, flowSums({ total: [], partner: [], place: [] })])),
  origins: Object.fromEntries(
    flows.map((flow) => [flow, { total: { cut: origins[flow]?.total?.cut ?? [], grains: new Map() } }]),
  ),
})

/**
 * How many files loads are of, and rows of them are added up.
 *
 * @param hasParts whether one file can have several loads, as those of other reporters can.
 */
export const countRows = (loads: readonly StandsOn[], hasParts: boolean) => ({
  files: hasParts ? new Set(loads.map(({ file }) => file)).size : loads.length,
  rows: loads.reduce((sum, { rows }) => sum + rows, 0),
})

/** The same of the files of other reporters' statistics; null where the brief rests on none. */
export function countOthers({ others = [] }: FigureInput): ReturnType<typeof countRows> | null {
  const count = countRows(
    others.flatMap(({ files }) => files),
    true,
  )
  return count.files === 0 ? null : count
}
