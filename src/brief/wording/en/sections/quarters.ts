import { getYear, type Month, numberInYear } from '../../../../trade/trade.ts'
import { figureSpan } from '../../../display.ts'
import { join, line } from '../../inline-template.ts'
import type { QuarterWords } from '../../section-words/section-words.ts'
import { getSign, hasValue, isZero, looksZero } from '../../shown-signs.ts'
import { titleOfTrade } from '../captions.ts'
import { inPeriod, period, plain, verbChange } from '../phrases/phrases.ts'

const names = ['First quarter', 'Second quarter', 'Third quarter', 'Fourth quarter']

const getQuarter = (last: Month): number => numberInYear({ edition: 'quarter', last })

export const quarters: QuarterWords = {
  heading: 'Quarters',
  flow: (flow) => `Quarterly ${plain[flow]}`,
  sentence({ product, flow, last, value, growth, growthOnBefore }, wording) {
    const trade = wording.trade(flow, product)
    const when = inPeriod(last, 'quarter')
    if (!hasValue(value))
      return line`Not all months of ${period(last, 'quarter')} are available, so that quarters of ${trade} are not compared.`
    if (isZero(value)) return wording.none(when, flow, product)
    const isAlike =
      hasValue(growth) &&
      !looksZero(growth) &&
      !looksZero(growthOnBefore) &&
      getSign(growth) === getSign(growthOnBefore)
    const before = isAlike ? line`${figureSpan(growthOnBefore, 'absolute')}%` : verbChange(growthOnBefore)
    const moves = [
      ...(hasValue(growth) ? [line`${verbChange(growth)} year on year`] : []),
      ...(hasValue(growthOnBefore) ? [line`${before} on the quarter before`] : []),
    ]
    const moved = moves.length > 0 ? line`; they ${join(moves, ' and ')}` : []
    return line`${when}, ${trade} were ${wording.amount(value)}${moved}.`
  },
  caption(facts, from, to) {
    const [first, last] = [getYear(from), getYear(to)]
    return `${titleOfTrade(facts)} by quarter, ${first === last ? '' : `${first} to `}${last}`
  },
  column: { year: 'Year', value: 'Amount', growth: 'Change (%)', quarters: 'Quarter' },
  year: String,
  quarter: (number) => names[number - 1] ?? '',
  tick: (last) => `Q${getQuarter(last)}`,
  label: (last) => `Q${getQuarter(last)} ${getYear(last)}`,
  note: 'Note: Whole quarters only.',
  gaps: 'Note: “..” means that data of the months needed are not available.',
}
