import { getCalendarMonth, getYear } from '../../../../trade/trade.ts'
import { figureSpan } from '../../../display.ts'
import { line } from '../../inline-template.ts'
import type { SingleMonthsWords } from '../../section-words/section-words.ts'
import { list, period } from '../phrases/phrases.ts'

export const singleMonths: SingleMonthsWords = {
  heading: '单月情况',
  sentence({ product, flow, month, months, grown }, wording) {
    const [first, trade] = [months[0], wording.trade(flow, product)]
    if (!first) return line`${period(month, 'month')}以前各月数据缺失，${trade}不列单月情况。`
    const isSameYear = getYear(first.month) === getYear(month)
    const until = isSameYear ? `${getCalendarMonth(month)}月` : period(month, 'month')
    const [since] = grown
    const alone = grown.length === 1 ? '' : '起'
    const from = since && grown.length < months.length ? `${getCalendarMonth(since.month)}月${alone}` : ''
    const rates = grown.map(({ growth }) => line`${figureSpan(growth)}%`)
    const growth = since ? line`，${from}同比增速${grown.length > 1 ? '分别' : ''}为${list(rates)}` : []
    return line`${period(first.month, 'month')}至${until}，${trade}各月分别为${list(months.map(({ value }) => wording.amount(value)))}${growth}。`
  },
}
