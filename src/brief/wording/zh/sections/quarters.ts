import { getYear, type Month, numberInYear } from '../../../../trade/trade.ts'
import { line } from '../../inline-template.ts'
import type { QuarterWords } from '../../section-words/section-words.ts'
import { hasValue, isZero } from '../../shown-signs.ts'
import { tradeOfAll } from '../captions.ts'
import { change, numeral, period, verbs } from '../phrases/phrases.ts'

const getQuarter = (last: Month): number => numberInYear({ edition: 'quarter', last })

export const quarters: QuarterWords = {
  heading: '分季度情况',
  flow: (flow) => `分季度${verbs[flow]}`,
  sentence({ product, flow, last, value, growth, growthOnBefore }, wording) {
    const [when, trade] = [period(last, 'quarter'), wording.trade(flow, product)]
    if (!hasValue(value)) return line`${when}各月数据不全，${trade}不作分季度比较。`
    if (isZero(value)) return wording.none(when, flow, product)
    const year = hasValue(growth) ? line`，同比${change(growth, '%')}` : []
    const before = hasValue(growthOnBefore) ? line`，环比${change(growthOnBefore, '%')}` : []
    return line`${when}，${trade}${wording.amount(value)}${year}${before}。`
  },
  caption(facts, from, to) {
    const [first, last] = [getYear(from), getYear(to)]
    return `${first === last ? '' : `${first}年至`}${last}年${tradeOfAll(facts)}分季度情况`
  },
  column: { year: '年份', value: '绝对值', growth: '同比变化（%）', quarters: '季度' },
  year: (year) => `${year}年`,
  quarter: (number) => `${numeral(number)}季度`,
  tick: (last) => `${numeral(getQuarter(last))}季度`,
  label: (last) => period(last, 'quarter'),
  note: '注：只列完整的季度。',
  gaps: '注：“..”表示缺少所需月份的数据。',
}
