import { briefNeeds, type Need } from '../../brief/brief.ts'
import { allCodes, type Product, productCodes } from '../../brief/product/product.ts'
import { withLoadsAtHand } from '../../ledger/caching/caching.ts'
import {
  chooseCut,
  type FittingOptions,
  findAgreedParts,
  getCoverage,
} from '../../ledger/coverage/coverage.ts'
import { type Coverage, type Ledger, type Load, selectReporter } from '../../ledger/ledger.ts'
import { type Edition, type Month, periodsUntil, windowMonths } from '../../trade/trade.ts'

/**
 * `ready`: everything that the brief needs is there. `partial`: some of the product's data are, but not all.
 * `missing`: nothing of that month, or period.
 */
export type BriefState = 'ready' | 'partial' | 'missing'

export interface ProductMonths {
  readonly product: Product
  /** The last month of its own data; null where there are none. */
  readonly latest: Month | null
  readonly months: readonly MonthOfBrief[]
}

export interface MonthOfBrief {
  /** The last one of a longer edition. */
  readonly month: Month
  readonly state: BriefState
  /** Whether a load that the brief may stand on was odd: cut off, or with findings to look at. */
  readonly warnings: number
}

/**
 * How far the briefs of each product are, for so many months up to the latest of its own data (or up to `until`), or in
 * another edition for the periods that cover these months. Nothing is added up: it says what the data allow, not what the
 * figures are.
 */
export async function briefStates(
  ledger: Ledger,
  products: readonly Product[],
  {
    count,
    until,
    edition = 'month',
  }: { readonly count: number; readonly until?: Month; readonly edition?: Edition },
): Promise<readonly ProductMonths[]> {
  const codes = products.flatMap(allCodes)
  const existing = await withLoadsAtHand(ledger, codes)
  const loads = await existing.loads({ commodities: codes })
  return Promise.all(
    products.map(async (product) => {
      const reporterLedger = selectReporter(existing, product.reported)
      const ownLoads = await reporterLedger.loads({ commodities: allCodes(product) })
      const coverage = getCoverage(ownLoads)
      const latest = latestMonth(coverage)
      const end = until ?? latest
      if (end === null) return { product, latest, months: [] }
      const months = periodsUntil(edition, end, count).map(({ last }) => last)
      const ofEdition = { ...product, edition }
      const needed = months.map((month) => ({ month, needs: briefNeeds(ofEdition, month) }))
      const agreedParts = await findAgreedParts(
        reporterLedger,
        coverage,
        needed.flatMap(({ needs }) => needs),
      )
      const held = { coverage, loads, options: { agreedParts } }
      return {
        product,
        latest,
        months: needed.map(({ month, needs }) => stateOf(ofEdition, month, needs, held)),
      }
    }),
  )
}

/** The last month that any of some loads covers; null where there are none. */
export function latestMonth(loads: readonly Pick<Load, 'period'>[]): Month | null {
  const ends = loads.map(({ period }) => period.to).sort((a, b) => b - a)
  return ends[0] ?? null
}

interface Held {
  readonly coverage: readonly Coverage[]
  readonly loads: readonly Load[]
  readonly options: FittingOptions
}

function stateOf(
  product: Product,
  month: Month,
  needs: readonly Need[],
  { coverage, loads, options }: Held,
): MonthOfBrief {
  const codes = new Set(productCodes(product, month))
  const { from, to } = windowMonths(product.edition ?? 'month', month)
  const coverages = coverage.filter(
    ({ period, commodities }) =>
      period.from <= to && from <= period.to && commodities.some((code) => codes.has(code)),
  )
  const ready = needs.every((need) => need.optional || chooseCut(coverage, need, options).fits)
  const odd = loads.filter(
    ({ id, findings }) =>
      coverages.some(({ load }) => load === id) && findings.some(({ severity }) => severity !== 'note'),
  )
  return {
    month,
    state: ready ? 'ready' : coverages.length > 0 ? 'partial' : 'missing',
    warnings: odd.length,
  }
}
