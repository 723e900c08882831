import type { PlannedQuery } from '../../review/plan/plan.ts'
import { formatRange, getCalendarMonth, getYear, type Localized } from '../../trade/trade.ts'
import { currencyWords, cutWords, flowWords } from '../../workspace/words/words.ts'

/** A query in the words of the portal’s form. */
export function queryWords({ flow, currency, cut, codes, months }: PlannedQuery): Localized {
  const [year, from, to] = [getYear(months.from), getCalendarMonth(months.from), getCalendarMonth(months.to)]
  return {
    zh: `${flowWords[flow].zh} · 币制 ${currencyWords[currency].zh} · ${year}年${from}月至${to}月，分月展示 · 输出字段 ${cutWords(cut).zh} · 商品 ${codes.join('、')}`,
    en: `${flowWords[flow].en} · ${currencyWords[currency].en} · ${formatRange(months)}, by month · split by ${cutWords(cut).en} · commodity ${codes.join(', ')}`,
  }
}
