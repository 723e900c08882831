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
  type Currency,
  type CustomsCurrency,
  currencies,
  currencyNames,
  currencySigns,
  perCurrency,
} from './currency.ts'
export {
  type Edition,
  editions,
  formatPeriod,
  listWindows,
  numberInYear,
  type Period,
  parsePeriod,
  periodsUntil,
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
  type FigureMeasure,
  type FigureName,
  type FigureOperation,
  figureId,
  listCellSets,
  listOperands,
  type Marker,
  mirrorRules,
  type NationalRule,
  nationalRules,
  parseFigureId,
  type RecordRule,
  recordRules,
  type SecondMeasure,
  type SplitRule,
  type SpreadRule,
  splitRules,
  spreadRules,
  type Unit,
} from './figure.ts'
export type { Finding, FindingKind } from './finding.ts'
export {
  type EditionLanguage,
  type EditionWords,
  editionLanguages,
  getMessageLanguage,
  type Language,
  type Localized,
  languages,
} from './language.ts'
export {
  addMonths,
  formatMonth,
  formatRange,
  getCalendarMonth,
  getYear,
  isWithinReach,
  listMonths,
  type Month,
  type MonthRange,
  monthOfDate,
  monthsBetween,
  parseMonth,
  toMonth,
} from './month.ts'
export { nearest } from './nearest-word.ts'
export {
  abbreviateMonth,
  englishMonths,
  nameDay,
  nameMonth,
  nameMonthRange,
  namePeriod,
} from './period-names.ts'
export { shellWord } from './shell-word.ts'
export {
  type AmountScale,
  type Breakdown,
  breakdowns,
  type CodeRows,
  type Cut,
  cutKey,
  type Dimension,
  dimensions,
  type Flow,
  flows,
  type Measure,
  type NamedCode,
  perDimension,
  type Reported,
  type Scope,
  toCut,
} from './terms.ts'
export { parseDate, parseMonthRange } from './typed-dates.ts'
export { hiddenCharacter, visible, withoutControls } from './visible-text.ts'
export {
  baseMonths,
  monthsToWindowBefore,
  type Window,
  type WindowName,
  windowMonths,
  windows,
} from './window.ts'
