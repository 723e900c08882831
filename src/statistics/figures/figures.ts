/**
 * The figure book: makes each figure once, by id, with its derivation. More than twelve files: each makes one kind of figure.
 *
 * @module
 */
export { isOfPartners } from './computed-figures.ts'
export { FigureBook } from './figure-book.ts'
export type { BulletinTotals, Origin, Origins } from './figure-context.ts'
export { earlierLags, furthestLead, lagOfYear } from './record-figures.ts'
export { matchingName, mirroredName, type ReporterBook, type ReporterBooks } from './reporter-figures.ts'
export { type SecondCurrency, secondMeasure } from './second-currency.ts'
export { NoRule } from './unknown-figure-error.ts'
