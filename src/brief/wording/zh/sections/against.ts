import { join, line } from '../../inline-template.ts'
import type { AgainstWords } from '../../section-words/section-words.ts'
import { hasValue, isZero } from '../../shown-signs.ts'
import { longCaptionOfTrade } from '../captions.ts'
import { change, period } from '../phrases/phrases.ts'

export const against: AgainstWords = {
  heading: (year) => `与${year}年比较`,
  sentences({ product, flow, month, window, year, parts }, wording) {
    const [when, known] = [period(month, window), parts.filter(({ growth }) => hasValue(growth))]
    if (known.length === 0)
      return line`${when}，${wording.trade(flow, product)}没有${String(year)}年同期数可比：数据缺失，或为零。`
    const each = known.map(({ flow: part, amount, before, growth }, index) => {
      const now = isZero(amount) ? '为零' : wording.amount(amount)
      return line`${wording.trade(part, index === 0 ? product : null)}${now}，比${String(year)}年同期的${wording.amount(before)}${change(growth, '%')}`
    })
    return line`${when}，${join(each, '；')}。`
  },
  caption: (facts, year) => `${longCaptionOfTrade(facts)}与${year}年同期比较`,
  column: { now: '本期', before: (year) => `${year}年同期`, growth: '变化（%）' },
  notBefore: ({ product, flow, month, window, year }, wording) =>
    line`${period(month, window)}，${wording.trade(flow, product)}不与${String(year)}年比较：该年不在本期之前。`,
  note: (year) => `注：变化为本期与${year}年同期相比，不是同比，也不是年均增速。`,
  gaps: '注：“..”表示缺少所需月份的数据。',
}
