import { getCalendarMonth, getYear } from '../../../../trade/trade.ts'
import { line } from '../../inline-template.ts'
import type { SeasonalWords } from '../../section-words/section-words.ts'
import { captionMonth, captionOfTrade } from '../captions.ts'
import { inPeriod, period, plain, verbChange } from '../phrases/phrases.ts'

export const seasonal: SeasonalWords = {
  heading: 'Seasonal adjustment',
  flow: (flow) => `Seasonally adjusted ${plain[flow]}`,
  sentence({ flow, month, product, adjusted, mom, years }, wording) {
    const trade = wording.trade(flow, product)
    if (adjusted.figure.value === null)
      return line`${inPeriod(month, 'month')}, ${trade} are not seasonally adjusted: that takes ${String(years)} years of months in a row, each with ${plain[flow]}, and a January together with its February.`
    const onMonth = mom.figure.value === null ? [] : line`; they ${verbChange(mom)} month on month`
    return line`${inPeriod(month, 'month')}, ${trade} were ${wording.amount(adjusted)}, seasonally adjusted${onMonth}.`
  },
  caption: (facts) => `Seasonal adjustment of ${captionOfTrade(facts)}, up to ${captionMonth(facts)}`,
  point: (month) =>
    getCalendarMonth(month) === 2 ? `January and February ${getYear(month)}` : period(month, 'month'),
  chart: (course) => `${course}, unadjusted and seasonally adjusted`,
  column: { month: 'Month', value: 'Amount', adjusted: 'Adjusted', mom: 'Adjusted, month on month (%)' },
  note: (hasFestival) =>
    `Note: STL (Cleveland and others, 1990) on the logarithms of values. ${hasFestival ? 'The Spring Festival falls in January or in February, so that the two are one' : 'January and February are one'}: their amount is a sum, the adjusted value a monthly mean. New data change the adjusted values of earlier months.`,
}
