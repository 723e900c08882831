import { getCalendarMonth, getYear } from '../../../../trade/trade.ts'
import { figureSpan, type Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { join, line } from '../../inline-template.ts'
import type { CourseWords } from '../../section-words/section-words.ts'
import { getSign, hasValue } from '../../shown-signs.ts'
import { captionUpTo } from '../captions.ts'
import { change, period, verbs } from '../phrases/phrases.ts'

export const course: CourseWords = {
  heading: '逐月走势',
  flow: (flow) => `${verbs[flow]}逐月走势`,
  sentences(facts, wording) {
    const { flow, product, mom, growth, growthBefore, threeMonths, threeMonthsGrowth } = facts
    const [when, trade] = [period(facts.month, 'month'), wording.trade(flow, null)]
    const isTurn = hasValue(growthBefore) && getSign(growth) !== getSign(growthBefore)
    const turned = isTurn
      ? line`，同比由上月${change(growthBefore, '%')}转为${change(growth, '%')}`
      : line`，同比${change(growth, '%')}`
    const parts = [
      ...(hasValue(mom) ? [line`环比${change(mom, '%')}${hasValue(growth) ? turned : []}`] : []),
      ...(hasValue(threeMonths)
        ? [line`近三个月${trade}合计${wording.amount(threeMonths)}${compare(threeMonthsGrowth)}`]
        : []),
      ...(hasValue(facts.twelveMonths)
        ? [
            line`近十二个月${trade}合计${wording.amount(facts.twelveMonths)}${compare(facts.twelveMonthsGrowth)}`,
          ]
        : []),
      ...(hasValue(facts.twoYear) ? [line`当月两年平均增速为${figureSpan(facts.twoYear)}%`] : []),
    ]
    const named = wording.trade(flow, product)
    return parts.length === 0
      ? line`${when}以前各月数据缺失，不作${named}走势分析。`
      : line`${when}，${named}${hasValue(mom) ? '' : '中，'}${join(parts, '；')}。`
  },
  caption: (facts) => `${captionUpTo(facts)}分月走势`,
  month: (month) => `${getYear(month)}年${getCalendarMonth(month)}月`,
  together: (year) => `${year}年1-2月合计`,
  windows: (window) => (window === 'month3' ? '近三个月' : '近十二个月'),
  column: { month: '月份', value: '绝对值', yoy: '同比变化（%）', mom: '环比变化（%）' },
  note: (hasFestival) =>
    `注：环比为与上月相比，未经季节调整。${hasFestival ? '1月、2月受春节影响，宜合并比较。' : ''}`,
  gaps: (hasChange) =>
    `注：“..”表示缺少所需月份的数据${hasChange ? '，或其间商品编码有变化、不作加总' : ''}。`,
}

const compare = (growth: Shown): Inline[] => (hasValue(growth) ? line`，同比${change(growth, '%')}` : [])
