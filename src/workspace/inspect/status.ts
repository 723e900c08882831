import { allCodes, type Product, productCodes } from '../../brief/product/product.ts'
import { withLoadsAtHand } from '../../ledger/caching/caching.ts'
import {
  findAgreedParts,
  type GapReason,
  getCoverage,
  listCuts,
  listHoldings,
  monthGap,
} from '../../ledger/coverage/coverage.ts'
import { type Coverage, type Ledger, type Load, selectReporter } from '../../ledger/ledger.ts'
import {
  type Currency,
  type Cut,
  type Flow,
  flows,
  formatMonth,
  getYear,
  listMonths,
  type Month,
  type MonthRange,
  type Reported,
  toMonth,
} from '../../trade/trade.ts'
import { findLoadLimits, type LoadLimit } from './load-limits.ts'
import { readOtherReporters } from './read-other-reporters.ts'

/** How far a month is there: complete, or why not. */
export type MonthState = 'complete' | GapReason['reason']

/** What the ledger has of a product, in one flow, currency and cut: whole years of months. */
export interface StatusRow {
  readonly product: string
  /** Whose statistics, where they are of another reporter than the product's. */
  readonly reported?: Reported
  readonly flow: Flow
  readonly currency: Currency
  readonly cut: Cut
  readonly months: readonly { readonly month: Month; readonly state: MonthState }[]
}

export interface Status {
  readonly rows: readonly StatusRow[]
  /** All, with those of their commodities that are the products’. */
  readonly loads: readonly Load[]
  /** Products of which the ledger has nothing. */
  readonly without: readonly string[]
  /** What keeps loads of the products from standing for the whole trade. */
  readonly limits: readonly LoadLimit[]
}

/** What is there: product by flow, currency and cut, month by month. */
export async function readStatus(ledger: Ledger, products: readonly Product[]): Promise<Status> {
  const codes = products.flatMap(allCodes)
  const existing = await withLoadsAtHand(ledger, codes)
  const loads = await existing.loads({ commodities: codes })
  const rows: StatusRow[] = []
  for (const product of products) {
    const reporterLedger = selectReporter(existing, product.reported)
    const coverage = getCoverage(await reporterLedger.loads({ commodities: allCodes(product) }))
    rows.push(...(await rowsOf(reporterLedger, product, coverage)))
    rows.push(...(await listOtherRows(existing, product, coverage)))
  }
  const without = products.map(({ id }) => id).filter((id) => !rows.some(({ product }) => product === id))
  const limits = findLoadLimits(loads.filter(({ commodities }) => commodities.length > 0))
  return { rows, loads, without, limits }
}

/** The same of the other reporters that a product's sections show, by the codes of which there is the most. */
async function listOtherRows(
  ledger: Ledger,
  product: Product,
  coverage: readonly Coverage[],
): Promise<StatusRow[]> {
  if (coverage.length === 0) return []
  const years = findYears(coverage)
  const latest = Math.max(...coverage.map(({ period }) => period.to)) as Month // one of them is the largest
  return readOtherReporters(
    ledger,
    product,
    latest,
    async (ofReporter, other) => {
      const { reported, flows: shownFlows } = other
      const loads = await ofReporter.loads({ commodities: allCodes(other) })
      const rows = await rowsOf(ofReporter, other, getCoverage(loads), years)
      return rows
        .filter(({ flow }) => shownFlows.includes(flow))
        .map((row) => ({ ...row, ...(reported && { reported }) }))
    },
    (rows) =>
      rows.reduce((sum, { months }) => sum + months.filter(({ state }) => state === 'complete').length, 0),
  )
}

async function rowsOf(
  ledger: Ledger,
  product: Product,
  coverage: readonly Coverage[],
  shownYears?: MonthRange,
): Promise<StatusRow[]> {
  if (coverage.length === 0) return []
  const years = shownYears ?? findYears(coverage)
  const currencies = [...new Set(coverage.map(({ currency }) => currency))].sort()
  const spans = listMonths(years).map((month) => ({
    key: formatMonth(month),
    months: { from: month, to: month },
    commodities: productCodes(product, month),
  }))
  const trades = flows.flatMap((flow) => currencies.map((currency) => ({ flow, currency, spans })))
  const options = { agreedParts: await findAgreedParts(ledger, coverage, trades) }
  return flows.flatMap((flow) =>
    currencies.flatMap((currency) =>
      listCuts(coverage, { flow, currency }).map((cut) => {
        const holdings = listHoldings(coverage, { flow, currency }, cut)
        const state = (month: Month): MonthState => {
          const gaps = productCodes(product, month).map((code) => monthGap(holdings, code, month, options))
          return gaps.find((gap) => gap !== null)?.reason ?? 'complete'
        }
        const months = listMonths(years).map((month) => ({ month, state: state(month) }))
        return { product: product.id, flow, currency, cut, months }
      }),
    ),
  )
}

/** The whole years that have all that is covered. */
const findYears = (coverage: readonly Coverage[]): MonthRange => ({
  from: toMonth(Math.min(...coverage.map(({ period }) => getYear(period.from))), 1),
  to: toMonth(Math.max(...coverage.map(({ period }) => getYear(period.to))), 12),
})
