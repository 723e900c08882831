import { nameMonth } from '../../../../trade/trade.ts'
import { figureSpan, type Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { join, line } from '../../inline-template.ts'
import type { CourseWords } from '../../section-words/section-words.ts'
import { getSign, hasValue } from '../../shown-signs.ts'
import { captionMonth, titleOfTrade } from '../captions.ts'
import { capital, change, inPeriod, plain, upOrDown, verbChange } from '../phrases/phrases.ts'

export const course: CourseWords = {
  heading: 'Monthly trend',
  flow: (flow) => `Monthly trend of ${plain[flow]}`,
  sentences(facts, wording) {
    const { flow, product, mom, growth, growthBefore, threeMonths, threeMonthsGrowth } = facts
    const when = inPeriod(facts.month, 'month')
    const isTurn = hasValue(growthBefore) && getSign(growth) !== getSign(growthBefore)
    const before = isTurn
      ? line`, having been ${upOrDown(growthBefore, line`${figureSpan(growthBefore, 'absolute')}%`)} the month before`
      : []
    const onYear = hasValue(growth) ? line`; year on year they ${verbChange(growth)}${before}` : []
    // The first sentence names the product, whichever it is.
    const named = (index: number) => wording.trade(flow, index === 0 ? product : null)
    const sentences = [
      ...(hasValue(mom)
        ? [(index: number) => line`${when}, ${named(index)} ${verbChange(mom)} month on month${onYear}.`]
        : []),
      ...(hasValue(threeMonths) ? [together('three', threeMonths, threeMonthsGrowth)] : []),
      ...(hasValue(facts.twelveMonths)
        ? [together('twelve', facts.twelveMonths, facts.twelveMonthsGrowth)]
        : []),
      ...(hasValue(facts.twoYear)
        ? [
            (index: number) =>
              index === 0
                ? line`${when}, ${named(index)} grew by ${figureSpan(facts.twoYear)}% a year on average over two years.`
                : line`Over two years, growth of the month averaged ${figureSpan(facts.twoYear)}% a year.`,
          ]
        : []),
    ]
    function together(count: string, amount: Shown, growthOf: Shown) {
      return (index: number): Inline[] =>
        capital(
          line`${named(index)} over the last ${count} months came to ${wording.amount(amount)}${hasValue(growthOf) ? change(growthOf, ' year on year') : []}.`,
        )
    }
    return sentences.length === 0
      ? line`The months before ${when.replace(/^In /, '')} are not available, so that there is no trend of ${named(0)}.`
      : join(
          sentences.map((sentence, index) => sentence(index)),
          ' ',
        )
  },
  caption: (facts) => `${titleOfTrade(facts)} by month, up to ${captionMonth(facts)}`,
  month: (month) => nameMonth(month, { isLong: true }).en,
  together: (year) => `January and February ${year}`,
  windows: (window) => (window === 'month3' ? 'Last three months' : 'Last twelve months'),
  column: { month: 'Month', value: 'Amount', yoy: 'Year on year (%)', mom: 'Month on month (%)' },
  note: (hasFestival) =>
    `Note: Changes on the month before are not seasonally adjusted.${hasFestival ? ' The Spring Festival falls in January or February, which are better compared together.' : ''}`,
  gaps: (hasChange) =>
    `Note: “..” means that data of the months needed are not available${hasChange ? ', or that the codes of the product changed within them, so that they are not added up' : ''}.`,
}
