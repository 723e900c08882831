import { getCalendarMonth, getYear } from '../../../../trade/trade.ts'
import { line } from '../../inline-template.ts'
import type { SeasonalWords } from '../../section-words/section-words.ts'
import { captionUpTo } from '../captions.ts'
import { change, period, verbs } from '../phrases/phrases.ts'

export const seasonal: SeasonalWords = {
  heading: '季节调整',
  flow: (flow) => `季节调整后的${verbs[flow]}`,
  sentence({ flow, month, product, adjusted, mom, years }, wording) {
    const trade = wording.trade(flow, product)
    if (adjusted.figure.value === null)
      return line`${period(month, 'month')}，${trade}不作季节调整：需要连续${String(years)}年以上、各月均有${verbs[flow]}的数据，1月还须与2月合并。`
    const onMonth = mom.figure.value === null ? [] : line`，环比${change(mom, '%')}`
    return line`经季节调整，${period(month, 'month')}，${trade}${wording.amount(adjusted)}${onMonth}。`
  },
  caption: (facts) => `${captionUpTo(facts)}季节调整情况`,
  point: (month) => `${getYear(month)}年${getCalendarMonth(month) === 2 ? '1-2' : getCalendarMonth(month)}月`,
  chart: (course) => `${course}及季节调整后走势`,
  column: { month: '月份', value: '绝对值', adjusted: '季节调整后', mom: '调整后环比变化（%）' },
  note: (hasFestival) =>
    `注：季节调整按STL方法（Cleveland等，1990）对金额的对数进行；${hasFestival ? '春节在1月或2月，故两月' : '1月、2月'}合并为一项，绝对值为两月之和，调整后为月均值。新数据加入后，以前各月的调整值会有变动。`,
}
