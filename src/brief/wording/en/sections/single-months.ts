import { getYear } from '../../../../trade/trade.ts'
import { figureSpan } from '../../../display.ts'
import { line } from '../../inline-template.ts'
import type { SingleMonthsWords } from '../../section-words/section-words.ts'
import { list, period, withinYear } from '../phrases/phrases.ts'

export const singleMonths: SingleMonthsWords = {
  heading: 'Single months',
  sentence({ product, flow, month, months, grown }, wording) {
    const [first, trade, until] = [months[0], wording.trade(flow, product), period(month, 'month')]
    if (!first)
      return line`The months before ${until} are not available, so that there are no single months of ${trade} to list.`
    const isOneYear = getYear(first.month) === getYear(month)
    const start = isOneYear ? withinYear(first.month, 'month') : period(first.month, 'month')
    const [since] = grown
    const firstGrown = since && grown.length < months.length ? period(since.month, 'month') : ''
    const from = firstGrown === '' ? '' : grown.length === 1 ? ` in ${firstGrown}` : ` from ${firstGrown} on`
    const rates = grown.map(({ growth }) => line`${figureSpan(growth)}%`)
    const growth = since
      ? line`; year-on-year growth${from} was ${list(rates)}${grown.length > 1 ? ' respectively' : ''}`
      : []
    return line`From ${start} to ${until}, ${trade} by month were ${list(months.map(({ value }) => wording.amount(value)))}${growth}.`
  },
}
