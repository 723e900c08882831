/**
 * Printed numbers as intervals: what a rounded figure can have been.
 *
 * @module
 */
export { type Bound, Interval } from './interval.ts'
export { IntervalSum } from './interval-sum.ts'
export type { Column, Part, Place, PrintedFigure } from './printed-figure.ts'
export { compareRounded, type PrintedNumber, printedRange, readNumber } from './printed-number.ts'
export { isMoney, isPrice, listMoneyUnits, type PrintedUnit, readUnit, scaleNumber } from './printed-unit.ts'
