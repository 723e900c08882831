import type { PlannedQuery } from '../../review/plan/plan.ts'
import {
  currencyNames,
  formatRange,
  getCalendarMonth,
  getYear,
  type Localized,
  nameMonthRange,
  type Reported,
} from '../../trade/trade.ts'
import { cutWords, describeScope, flowWords, nameStatistics } from '../words/words.ts'

/** What to download, in one line: as the portal's form words it, or as statistics of another reporter are named. */
export const queryWords = (query: PlannedQuery): Localized =>
  query.reported ? reporterQueryWords(query, query.reported) : portalQueryWords(query)

function portalQueryWords({ flow, currency, cut, codes, within, months }: PlannedQuery): Localized {
  const only = within ? ` · ${describeScope(within)}` : ''
  const [year, from, to] = [getYear(months.from), getCalendarMonth(months.from), getCalendarMonth(months.to)]
  return {
    zh: `${flowWords[flow].zh} · 币制 ${currencyNames[currency].zh} · ${year}年${from}月${to === from ? '' : `至${to}月`}，分月展示 · 输出字段 ${cutWords(cut).zh} · 商品 ${codes.join('、')}${only}`,
    en: `${flowWords[flow].en} · ${currencyNames[currency].en} · ${formatRange(months)}, by month · split by ${cutWords(cut).en} · commodity ${codes.join(', ')}${only}`,
  }
}

function reporterQueryWords(
  { flow, currency, cut, codes, months }: PlannedQuery,
  reported: Reported,
): Localized {
  const statistics = nameStatistics(reported, {})
  const period = nameMonthRange(months)
  return {
    zh: `${statistics.zh} · ${flowWords[flow].zh} · ${currencyNames[currency].zh} · ${period.zh}，分月 · ${cutWords(cut).zh} · 商品 ${codes.join('、')}`,
    en: `${statistics.en} · ${flowWords[flow].en} · ${currencyNames[currency].en} · ${period.en}, by month · by ${cutWords(cut).en} · commodity ${codes.join(', ')}`,
  }
}
