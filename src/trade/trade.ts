/**
 * The domain: months and windows, flows, measures, figure ids, findings, languages. More than twelve files: one a concept.
 *
 * @module
 */
export {
  type Confirmation,
  type ConfirmationRequest,
  confirmationId,
  confirmationPattern,
} from './confirmation.ts'
export {
  type Edition,
  editions,
  formatPeriod,
  numberInYear,
  type Period,
  parsePeriod,
  periodsUntil,
  windowsOf,
} from './edition.ts'
export {
  allCodes,
  type BulletinCell,
  type CellSet,
  type Computation,
  type Derivation,
  type Figure,
  type FigureDimension,
  type FigureFlow,
  type FigureId,
  type FigureName,
  type FigureOperation,
  figureId,
  type Marker,
  operandsOf,
  parseFigureId,
  type SplitRule,
  type SpreadRule,
  splitRules,
  spreadRules,
  type Unit,
} from './figure.ts'
export type { Finding, FindingKind } from './finding.ts'
export { type Language, type Localized, languages } from './language.ts'
export {
  addMonths,
  calendarMonthOf,
  formatMonth,
  formatRange,
  isWithinReach,
  type Month,
  type MonthRange,
  monthOf,
  monthsBetween,
  monthsOf,
  parseMonth,
  yearOf,
} from './month.ts'
export { nearest } from './nearest-word.ts'
export { shellWord } from './shell-word.ts'
export {
  type Breakdown,
  breakdowns,
  type CodeRows,
  type Currency,
  type Cut,
  cutKey,
  cutOf,
  type Dimension,
  dimensions,
  type Flow,
  flows,
  type Measure,
  type NamedCode,
  perDimension,
  type Scope,
} from './terms.ts'
export { parseAsOf, parseMonthRange } from './typed-dates.ts'
export { hiddenCharacter, visible, withoutControls } from './visible-text.ts'
export { baseMonths, type Window, type WindowName, windowMonths, windows } from './window.ts'
