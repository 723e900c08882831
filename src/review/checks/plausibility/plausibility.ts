/**
 * Statistics that tell implausible data: changes of scale, partial months, filtered files, exchanged flows.
 * More than twelve files: one a statistic.
 *
 * @module
 */
export {
  causeWords,
  factorText,
  findCause,
  partOfMonths,
  rangeOfMonths,
  type ScaleCause,
} from './break-words.ts'
export { type CountryGap, countryGaps } from './country-gaps.ts'
export { equalFlows, type Likeness, likenessOfOther } from './exchanged-flows.ts'
export { type FewRegularMembers, fewRegularMembers } from './few-regular-members.ts'
export { type FilteredFile, filteredFiles } from './filtered-files.ts'
export { type TradeMonth, tradeMonths } from './monthly-trade.ts'
export { hasFewRows, type PartialMonth, partialMonths } from './partial-months.ts'
export { type RoundedValues, roundedValues } from './rounded-values.ts'
export type { ScaleBreak, ScaleMeasure } from './scale-break.ts'
export { scaleBreaks } from './scale-breaks.ts'
export { type YearlyGap, yearlyGaps } from './yearly-gaps.ts'
