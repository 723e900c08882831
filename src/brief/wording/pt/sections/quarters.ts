import { getYear, type Month, numberInYear } from '../../../../trade/trade.ts'
import { figureSpan } from '../../../display.ts'
import { join, line } from '../../inline-template.ts'
import type { QuarterWords } from '../../section-words/section-words.ts'
import { getSign, hasValue, isZero, looksZero } from '../../shown-signs.ts'
import { titleOfTrade } from '../captions.ts'
import { contract, contractLine, inPeriod, onYearBefore, period, verbChange } from '../phrases/phrases.ts'

const getQuarter = (last: Month): number => numberInYear({ edition: 'quarter', last })

export const quarters: QuarterWords = {
  heading: 'Trimestres',
  flow: (flow) => `${flow === 'export' ? 'Exportações' : 'Importações'} por trimestre`,
  sentence({ product, flow, last, value, growth, growthOnBefore }, wording) {
    const trade = wording.trade(flow, product)
    const when = inPeriod(last, 'quarter')
    if (!hasValue(value))
      return line`Faltam meses ${contract('de', period(last, 'quarter'))}, e os trimestres ${contractLine('de', trade)} não são comparados.`
    if (isZero(value)) return wording.none(when, flow, product)
    const isAlike =
      hasValue(growth) &&
      !looksZero(growth) &&
      !looksZero(growthOnBefore) &&
      getSign(growth) === getSign(growthOnBefore)
    const before = isAlike
      ? line`${figureSpan(growthOnBefore, 'absolute')}%`
      : verbChange(growthOnBefore, 'many')
    const moves = [
      ...(hasValue(growth) ? [line`${verbChange(growth, 'many')} ${onYearBefore('quarter')}`] : []),
      ...(hasValue(growthOnBefore) ? [line`${before} em relação ao trimestre anterior`] : []),
    ]
    const moved = moves.length > 0 ? line`, e ${join(moves, ' e ')}` : []
    return line`${when}, ${trade} somaram ${wording.amount(value)}${moved}.`
  },
  caption(facts, from, to) {
    const [first, last] = [getYear(from), getYear(to)]
    return `${titleOfTrade(facts)} por trimestre, ${first === last ? '' : `${first} a `}${last}`
  },
  column: { year: 'Ano', value: 'Valor', growth: 'Var. anual (%)', quarters: 'Trimestre' },
  year: String,
  quarter: (number) => `${number}º trimestre`,
  tick: (last) => `${getQuarter(last)}º tri.`,
  label: (last) => `${getQuarter(last)}º tri. ${getYear(last)}`,
  note: 'Nota: Apenas trimestres completos.',
  gaps: 'Nota: “..” indica que os meses necessários não foram carregados.',
}
