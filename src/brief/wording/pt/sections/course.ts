import { getCalendarMonth, getYear } from '../../../../trade/trade.ts'
import { figureSpan, type Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { join, line } from '../../inline-template.ts'
import type { CourseWords } from '../../section-words/section-words.ts'
import { getSign, hasValue } from '../../shown-signs.ts'
import { captionMonth, titleOfTrade } from '../captions.ts'
import {
  agree,
  capital,
  capitalized,
  change,
  contractLine,
  getNumberOfVerb,
  inPeriod,
  months,
  onYearBefore,
  period,
  plain,
  upOrDown,
  verbChange,
} from '../phrases/phrases.ts'

export const course: CourseWords = {
  heading: 'Evolução mensal',
  flow: (flow) => `Evolução mensal das ${plain[flow]}`,
  sentences(facts, wording) {
    const { flow, product, mom, growth, growthBefore, threeMonths, threeMonthsGrowth } = facts
    const when = inPeriod(facts.month, 'month')
    const count = getNumberOfVerb(flow)
    const isTurn = hasValue(growthBefore) && getSign(growth) !== getSign(growthBefore)
    const before = isTurn
      ? line`, após ${upOrDown(growthBefore, line`${figureSpan(growthBefore, 'absolute')}%`)} no mês anterior`
      : []
    const onYear = hasValue(growth)
      ? line`; ${onYearBefore('month')}, ${verbChange(growth, count)}${before}`
      : []
    // The first sentence names the product, whichever it is.
    const named = (index: number) => wording.trade(flow, index === 0 ? product : null)
    const sentences = [
      ...(hasValue(mom)
        ? [
            (index: number) =>
              line`${when}, ${named(index)} ${verbChange(mom, count)} em relação ao mês anterior${onYear}.`,
          ]
        : []),
      ...(hasValue(threeMonths) ? [together('três', threeMonths, threeMonthsGrowth)] : []),
      ...(hasValue(facts.twelveMonths)
        ? [together('doze', facts.twelveMonths, facts.twelveMonthsGrowth)]
        : []),
      ...(hasValue(facts.twoYear)
        ? [
            (index: number) =>
              index === 0
                ? line`${when}, ${named(index)} ${agree(count, 'variou', 'variaram')} em média ${figureSpan(facts.twoYear)}% ao ano em dois anos.`
                : line`Em dois anos, a variação média do mês foi de ${figureSpan(facts.twoYear)}% ao ano.`,
          ]
        : []),
    ]
    function together(number: string, amount: Shown, growthOf: Shown) {
      return (index: number): Inline[] =>
        capital(
          line`${named(index)} nos últimos ${number} meses ${agree(count, 'somou', 'somaram')} ${wording.amount(amount)}${hasValue(growthOf) ? change(growthOf, ` ${onYearBefore('ytd')}`) : []}.`,
        )
    }
    return sentences.length === 0
      ? line`Os meses anteriores a ${period(facts.month, 'month')} não foram carregados, e não há evolução mensal ${contractLine('de', named(0))}.`
      : join(
          sentences.map((sentence, index) => sentence(index)),
          ' ',
        )
  },
  caption: (facts) => `${titleOfTrade(facts)} por mês, até ${captionMonth(facts)}`,
  month: (month) => `${capitalized(months[getCalendarMonth(month) - 1] ?? '')} de ${getYear(month)}`,
  together: (year) => `Janeiro e fevereiro de ${year}`,
  windows: (window) => (window === 'month3' ? 'Últimos três meses' : 'Últimos doze meses'),
  column: {
    month: 'Mês',
    value: 'Valor',
    yoy: 'Var. anual (%)',
    mom: 'Var. mensal (%)',
  },
  note: (hasFestival) =>
    `Nota: As variações em relação ao mês anterior não têm ajuste sazonal.${hasFestival ? ' O Ano-Novo chinês cai em janeiro ou fevereiro, meses que convém comparar em conjunto.' : ''}`,
  gaps: (hasChange) =>
    `Nota: “..” indica que os meses necessários não foram carregados${hasChange ? ', ou que os códigos do produto mudaram entre eles, que por isso não são somados' : ''}.`,
}
