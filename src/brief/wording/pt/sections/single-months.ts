import { getYear } from '../../../../trade/trade.ts'
import { figureSpan } from '../../../display.ts'
import { line } from '../../inline-template.ts'
import type { SingleMonthsWords } from '../../section-words/section-words.ts'
import { contractLine, list, onYearBefore, period, withinYear } from '../phrases/phrases.ts'

export const singleMonths: SingleMonthsWords = {
  heading: 'Valores mês a mês',
  sentence({ product, flow, month, months, grown }, wording) {
    const [first, trade, until] = [months[0], wording.trade(flow, product), period(month, 'month')]
    if (!first)
      return line`Os meses anteriores a ${until} não foram carregados, e não há valores mês a mês ${contractLine('de', trade)}.`
    const isOneYear = getYear(first.month) === getYear(month)
    const start = isOneYear ? withinYear(first.month, 'month').toLowerCase() : period(first.month, 'month')
    const [since] = grown
    const from = since && grown.length < months.length ? ` a partir de ${period(since.month, 'month')}` : ''
    const rates = grown.map(({ growth }) => line`${figureSpan(growth)}%`)
    const isOne = grown.length === 1
    const growth = since
      ? line`; ${isOne ? 'a variação' : 'as variações'} ${onYearBefore('month')}${from} ${isOne ? 'foi' : 'foram'} de ${list(rates)}${isOne ? '' : ', respectivamente'}`
      : []
    return line`De ${start} a ${until}, mês a mês, ${trade} somaram ${list(months.map(({ value }) => wording.amount(value)))}${growth}.`
  },
}
