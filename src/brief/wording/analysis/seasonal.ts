import { type Flow, getCalendarMonth, getYear, type Language, type Month } from '../../../trade/trade.ts'
import type { Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import { enTrade, enUntil, zhFlow, zhLead } from '../captions.ts'
import { period as enPeriod, plain } from '../en-phrases.ts'
import { line } from '../inline-template.ts'
import type { CaptionFacts, Wording } from '../wording-interface.ts'
import { verbs, period as zhPeriod } from '../zh-phrases.ts'
import { enChange, zhChange } from './phrases.ts'

export interface SeasonalFacts {
  readonly flow: Flow
  readonly month: Month
  readonly adjusted: Shown
  /** On the point before: the month, or January and February together. */
  readonly mom: Shown
  /** How many years of months it takes. */
  readonly years: number
}

export interface SeasonalWords {
  readonly heading: string
  flow(flow: Flow): string
  sentence(facts: SeasonalFacts, wording: Wording): readonly Inline[]
  caption(facts: CaptionFacts): string
  /** A month of the table; February stands for January too. */
  point(month: Month): string
  /** The title of the chart, from that of the monthly course. */
  chart(course: string): string
  column: Readonly<Record<'month' | 'value' | 'adjusted' | 'mom', string>>
  readonly note: string
}

const zh: SeasonalWords = {
  heading: '季节调整',
  flow: (flow) => `季节调整后的${verbs[flow]}`,
  sentence({ flow, month, adjusted, mom, years }, wording) {
    const verb = verbs[flow]
    if (adjusted.figure.value === null)
      return line`${zhPeriod(month, 'month')}${verb}不作季节调整：需要连续${String(years)}年以上、各月均有${verb}的数据，1月还须与2月合并。`
    const change = mom.figure.value === null ? [] : line`，环比${zhChange(mom)}`
    return line`经季节调整，${zhPeriod(month, 'month')}${verb}${wording.amount(adjusted)}${change}。`
  },
  caption: (facts) => `${zhLead(facts)}${zhFlow(facts)}季节调整`,
  point: (month) => `${getYear(month)}年${getCalendarMonth(month) === 2 ? '1-2' : getCalendarMonth(month)}月`,
  chart: (course) => `${course}（季节调整前后）`,
  column: { month: '月份', value: '绝对值', adjusted: '季节调整后', mom: '调整后环比（%）' },
  note: '注：季节调整按STL方法（Cleveland等，1990）对金额的对数进行；春节在1月或2月，故两月合并为一项，绝对值为两月之和，调整后为月均值。新数据加入后，以前各月的调整值会有变动。',
}

const en: SeasonalWords = {
  heading: 'Seasonal adjustment',
  flow: (flow) => `Seasonally adjusted ${plain[flow]}`,
  sentence({ flow, month, adjusted, mom, years }, wording) {
    const what = plain[flow]
    if (adjusted.figure.value === null)
      return line`${what.charAt(0).toUpperCase()}${what.slice(1)} of ${enPeriod(month, 'month')} are not seasonally adjusted: that takes ${String(years)} years of months in a row, each with ${what}, and a January together with its February.`
    const change = mom.figure.value === null ? [] : line`; they ${enChange(mom)} against the month before`
    return line`Seasonally adjusted, ${what} in ${enPeriod(month, 'month')} were ${wording.amount(adjusted)}${change}.`
  },
  caption: (facts) => `Seasonal adjustment of ${enTrade(facts)}, up to ${enUntil(facts)}`,
  point: (month) =>
    getCalendarMonth(month) === 2 ? `January–February ${getYear(month)}` : enPeriod(month, 'month'),
  chart: (course) => `${course}, as it is and seasonally adjusted`,
  column: { month: 'Month', value: 'Amount', adjusted: 'Adjusted', mom: 'Adjusted, on month (%)' },
  note: 'Note: STL (Cleveland and others, 1990) on the logarithms of values. The Spring Festival falls in January or in February, so that the two are one: their amount is a sum, the adjusted value a monthly mean. New data change the adjusted values of earlier months.',
}

export const seasonalWords: Readonly<Record<Language, SeasonalWords>> = { zh, en }
