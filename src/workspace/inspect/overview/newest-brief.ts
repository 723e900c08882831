import { briefNeeds, type Need } from '../../../brief/brief.ts'
import type { Product } from '../../../brief/product/product.ts'
import {
  chooseCut,
  type FittingOptions,
  findAgreedParts,
  getCoverage,
} from '../../../ledger/coverage/coverage.ts'
import type { Coverage, Ledger, Load } from '../../../ledger/ledger.ts'
import {
  addMonths,
  type Breakdown,
  editions,
  type Flow,
  type Localized,
  listMonths,
  type Month,
  type MonthRange,
  type Period,
  windowMonths,
} from '../../../trade/trade.ts'
import { dimensionWords, flowWords, monthListWords } from '../../words/words.ts'

/** What a product's data allow: for which month everything is there, and what the newest month lacks. */
export interface NewestBrief {
  /**
   * The newest month with all the data that its brief needs; of files without months, the newest quarter, half or year.
   * Null where there is none.
   */
  readonly complete: Period | null
  /** What the brief of the newest month of the data lacks; empty where that, or a period that ends with it, is complete. */
  readonly missing: readonly MissingData[]
  readonly fitting: FittingOptions
  readonly coverage: readonly Coverage[]
}

/** Months of a flow that are not there, and by which dimensions; by none where the totals are not there either. */
export interface MissingData {
  readonly flow: Flow
  readonly months: readonly Month[]
  readonly by: readonly Breakdown[]
}

/** Finds the newest complete month by what the loads cover; nothing is added up, but for parts that may be a whole. */
export async function findNewestBrief(
  ledger: Ledger,
  product: Product,
  loads: readonly Load[],
  data: MonthRange,
): Promise<NewestBrief> {
  const coverage = getCoverage(loads)
  const newestNeeds = briefNeeds(product, data.to)
  const agreedParts = await findAgreedParts(ledger, coverage, newestNeeds)
  const fitting: FittingOptions = { agreedParts, ...(product.within && { within: product.within }) }
  const missing = listMissing(coverage, newestNeeds, fitting)
  if (missing.length === 0) return { complete: toMonthPeriod(data.to), missing, fitting, coverage }
  const complete = listCandidates(coverage, newestNeeds).find(
    (month) => month !== data.to && isComplete(coverage, briefNeeds(product, month), fitting),
  )
  if (complete !== undefined) return { complete: toMonthPeriod(complete), missing, fitting, coverage }
  const period = listWholePeriods(coverage).find(({ edition, last }) =>
    isComplete(coverage, briefNeeds({ ...product, edition }, last), fitting),
  )
  const isNewest = period?.last === data.to
  return { complete: period ?? null, missing: isNewest ? [] : missing, fitting, coverage }
}

const toMonthPeriod = (last: Month): Period => ({ edition: 'month', last })

/** The quarters, halves and years that files without months are of, newest first. */
function listWholePeriods(coverage: readonly Coverage[]): Period[] {
  const longer = editions.filter((edition) => edition !== 'month')
  const periods = coverage
    .filter(({ monthly }) => !monthly)
    .flatMap(({ period: { from, to } }) =>
      longer
        .filter((edition) => {
          const months = windowMonths(edition, to)
          return months.from === from && months.to === to
        })
        .map((edition) => ({ edition, last: to })),
    )
  return periods.sort((a, b) => b.last - a.last || longer.indexOf(b.edition) - longer.indexOf(a.edition))
}

/**
 * The months, newest first, that may be complete: each sum that a brief needs has some data of the month and of the same
 * month a year before. Whether they are whole takes much longer to find out, and most products have ten years of months.
 */
function listCandidates(coverage: readonly Coverage[], needs: readonly Need[]): Month[] {
  const covered = needs
    .filter(({ optional }) => !optional)
    .map(({ flow, currency, by }) => {
      const held = coverage.filter(
        (item) => item.flow === flow && item.currency === currency && (by === null || item.cut.includes(by)),
      )
      return new Set(held.flatMap(({ period }) => listMonths(period)))
    })
  const [first = new Set<Month>()] = covered
  return [...first]
    .filter((month) => covered.every((months) => months.has(month) && months.has(addMonths(month, -12))))
    .sort((a, b) => b - a)
}

const isComplete = (coverage: readonly Coverage[], needs: readonly Need[], fitting: FittingOptions) =>
  needs.every((need) => need.optional || chooseCut(coverage, need, fitting).fits)

function listMissing(
  coverage: readonly Coverage[],
  needs: readonly Need[],
  fitting: FittingOptions,
): MissingData[] {
  const missing = new Map<Flow, { readonly months: Set<Month>; readonly by: (Breakdown | null)[] }>()
  for (const need of needs) {
    if (need.optional) continue
    const choice = chooseCut(coverage, need, fitting)
    if (choice.fits) continue
    const ofFlow = missing.get(need.flow) ?? { months: new Set<Month>(), by: [] }
    for (const gap of choice.gaps) for (const month of gap.months) ofFlow.months.add(month)
    ofFlow.by.push(need.by)
    missing.set(need.flow, ofFlow)
  }
  return [...missing].map(([flow, { months, by }]) => ({
    flow,
    months: [...months].sort((a, b) => a - b),
    by: by.includes(null) ? [] : by.filter((dimension) => dimension !== null),
  }))
}

/** What is missing, in words: 缺 2025年1月 的出口数据（按贸易伙伴）. */
export function missingWords({ flow, months, by }: MissingData): Localized {
  const when = monthListWords(months)
  const split = by.map((dimension) => dimensionWords[dimension])
  const zh = split.length > 0 ? `（按${split.map(({ zh }) => zh).join('、')}）` : ''
  const en = split.length > 0 ? ` by ${split.map(({ en }) => en).join(' and ')}` : ''
  return {
    zh: `缺${when.zh}的${flowWords[flow].zh}数据${zh}`,
    en: `${flowWords[flow].en} of ${when.en}${en} missing`,
  }
}
