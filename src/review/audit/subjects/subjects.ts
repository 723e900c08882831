/**
 * What printed numbers are of: whose trade, which months, which measure.
 *
 * @module
 */
export {
  columnOfOperation,
  earlierRun,
  type FigureColumn,
  type FigureKey,
  figureKeyId,
  totalKey,
} from './figure-key.ts'
export { mostNamedMonth, type PeriodContext, RunNames, resolvePeriod, runMonths } from './periods.ts'
