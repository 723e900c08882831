/**
 * Printed numbers as intervals: what a rounded figure can have been.
 *
 * @module
 */
export { type Bound, Interval } from './interval.ts'
export { IntervalSum } from './interval-sum.ts'
export type { Column, Part, Place, PrintedFigure } from './printed-figure.ts'
export { printedRange, readNumber } from './printed-number.ts'
