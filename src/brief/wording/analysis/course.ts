import { type Flow, getCalendarMonth, getYear, type Language, type Month } from '../../../trade/trade.ts'
import { figureSpan, type Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import { enTrade, enUntil, zhFlow, zhLead } from '../captions.ts'
import { period as enPeriod, months, plain } from '../en-phrases.ts'
import { join, line } from '../inline-template.ts'
import type { CaptionFacts, Wording } from '../wording-interface.ts'
import { verbs, period as zhPeriod } from '../zh-phrases.ts'
import { enChange, getSign, zhChange } from './phrases.ts'

export interface CourseFacts {
  readonly flow: Flow
  readonly month: Month
  readonly mom: Shown
  readonly growth: Shown
  /** Growth of the month before. */
  readonly growthBefore: Shown
  readonly threeMonths: Shown
  readonly threeMonthsGrowth: Shown
  readonly twelveMonths: Shown
  readonly twelveMonthsGrowth: Shown
  readonly twoYear: Shown
}

export interface CourseWords {
  readonly heading: string
  flow(flow: Flow): string
  sentences(facts: CourseFacts, wording: Wording): readonly Inline[]
  caption(facts: CaptionFacts): string
  /** A row of the table: a month, or January and February together. */
  month(month: Month): string
  together(year: number): string
  windows(window: 'month3' | 'rolling12'): string
  column: Readonly<Record<'month' | 'value' | 'yoy' | 'mom', string>>
  readonly note: string
}

const isThere = ({ figure }: Shown) => figure.value !== null

const zh: CourseWords = {
  heading: '年内走势',
  flow: (flow) => `${verbs[flow]}走势`,
  sentences(facts, wording) {
    const { flow, mom, growth, growthBefore, threeMonths, threeMonthsGrowth } = facts
    const [when, verb] = [zhPeriod(facts.month, 'month'), verbs[flow]]
    const turned =
      isThere(growth) && isThere(growthBefore) && getSign(growth) !== getSign(growthBefore)
        ? line`，同比由上月${zhChange(growthBefore)}转为${zhChange(growth)}`
        : isThere(growth)
          ? line`，同比${zhChange(growth)}`
          : []
    const parts = [
      ...(isThere(mom) ? [line`${verb}环比${zhChange(mom)}${turned}`] : []),
      ...(isThere(threeMonths)
        ? [line`近三个月${verb}${wording.amount(threeMonths)}${compareZh(threeMonthsGrowth)}`]
        : []),
      ...(isThere(facts.twelveMonths)
        ? [line`近十二个月${verb}${wording.amount(facts.twelveMonths)}${compareZh(facts.twelveMonthsGrowth)}`]
        : []),
      ...(isThere(facts.twoYear) ? [line`当月两年平均增速为${figureSpan(facts.twoYear)}%`] : []),
    ]
    return parts.length === 0
      ? line`${when}之前的月份未载入，不作走势分析。`
      : line`${when}，${join(parts, '；')}。`
  },
  caption: (facts) => `${zhLead(facts)}${zhFlow(facts)}分月走势`,
  month: (month) => `${getYear(month)}年${getCalendarMonth(month)}月`,
  together: (year) => `${year}年1-2月合计`,
  windows: (window) => (window === 'month3' ? '近三个月' : '近十二个月'),
  column: { month: '月份', value: '金额', yoy: '同比（%）', mom: '环比（%）' },
  note: '注：环比为与上月相比，未经季节调整。1月、2月受春节影响，宜合并比较。“..”表示所需月份未载入。',
}

const compareZh = (growth: Shown): Inline[] => (isThere(growth) ? line`，同比${zhChange(growth)}` : [])

const en: CourseWords = {
  heading: 'The course of the year',
  flow: (flow) => `The course of ${plain[flow]}`,
  sentences(facts, wording) {
    const { flow, mom, growth, growthBefore, threeMonths, threeMonthsGrowth } = facts
    const [when, what] = [enPeriod(facts.month, 'month'), plain[flow]]
    const turned =
      isThere(growth) && isThere(growthBefore) && getSign(growth) !== getSign(growthBefore)
        ? line`; year on year they ${enChange(growth)}, after a month in which they ${enChange(growthBefore)}`
        : isThere(growth)
          ? line`; year on year they ${enChange(growth)}`
          : []
    const sentences = [
      ...(isThere(mom)
        ? [line`In ${when}, ${what} ${enChange(mom)} against the month before${turned}.`]
        : []),
      ...(isThere(threeMonths)
        ? [
            line`Over the last three months they were ${wording.amount(threeMonths)}${compareEn(threeMonthsGrowth)}.`,
          ]
        : []),
      ...(isThere(facts.twelveMonths)
        ? [
            line`Over the last twelve months they were ${wording.amount(facts.twelveMonths)}${compareEn(facts.twelveMonthsGrowth)}.`,
          ]
        : []),
      ...(isThere(facts.twoYear)
        ? [line`Growth of the month averaged ${figureSpan(facts.twoYear)}% over two years.`]
        : []),
    ]
    return sentences.length === 0
      ? line`Months before ${when} have not been loaded, so that nothing can be said of the course.`
      : join(sentences, ' ')
  },
  caption: (facts) => `${enTrade(facts)} by month, up to ${enUntil(facts)}`,
  month: (month) => `${months[getCalendarMonth(month) - 1]} ${getYear(month)}`,
  together: (year) => `January and February ${year}`,
  windows: (window) => (window === 'month3' ? 'Last three months' : 'Last twelve months'),
  column: { month: 'Month', value: 'Value', yoy: 'Year on year (%)', mom: 'Month on month (%)' },
  note: 'Note: Growth against the month before is not adjusted for the season. The Spring Festival falls in January or February, which are better compared together. “..” means that months it needs have not been loaded.',
}

const compareEn = (growth: Shown): Inline[] =>
  isThere(growth) ? line`; year on year they ${enChange(growth)}` : []

export const courseWords: Readonly<Record<Language, CourseWords>> = { zh, en }
