import { getYear, type Month, type Window } from '../../../../trade/trade.ts'
import { line } from '../../inline-template.ts'
import type { RecordWords } from '../../section-words/section-words.ts'
import { period } from '../phrases/phrases.ts'

const kinds: Readonly<Record<Window, string>> = {
  month: '单月',
  quarter: '单季',
  half: '半年度',
  year: '年度',
  ytd: '历年同期',
}

const units: Readonly<Record<Window, string>> = {
  month: '月份',
  quarter: '季度',
  half: '半年',
  year: '年份',
  ytd: '年份',
}

/** 2019年1月以来单月; 2019年以来历年同期. */
const sinceThen = (since: Month, window: Window): string =>
  `${window === 'ytd' ? `${getYear(since)}年` : period(since, window)}以来${kinds[window]}`

export const records: RecordWords = {
  heading: '历史高位',
  sentence(facts, wording) {
    const { product, flow, month, window, measure, amount, highest, since, isRecord, milestone } = facts
    const what = line`${wording.trade(flow, product)}${measure === 'value' ? '' : '数量'}`
    const before = line`${period(facts.highestMonth, window)}的${wording.amount(highest)}`
    // The period is stated each time: the sentence before may end with another one.
    const now = line`${period(month, window)}，${what}${wording.amount(amount)}`
    if (!isRecord) return line`${now}，未超过${sinceThen(since, window)}最高值，即${before}。`
    const passed = milestone ? line`，首次突破${wording.amount(milestone)}` : []
    return line`${now}${passed}，创${sinceThen(since, window)}新高；此前最高为${before}。`
  },
  tooFew: ({ product, flow, window }, least, wording) =>
    line`${wording.trade(flow, product)}不作历史比较：现有数据不足${String(least)}个连续${units[window]}。`,
}
