/**
 * The units and decimals of a brief's amounts, chosen once for each brief from its totals.
 *
 * @module
 */
export { BriefScales, type ScaleFacts, type Scales } from './brief-scales.ts'
export { chooseUnit, countIntegerDigits, type DisplayUnit, mainDigits, mostBesideIn } from './choose-unit.ts'
export { type ColumnDecimals, isChange, listColumnDecimals } from './column-decimals.ts'
export { countSignificantDigits, leastDigits, mostDecimals, showToDigits } from './decimals.ts'
export { type AmountScale, getDecimals, type Precision } from './even-scale.ts'
export type { UnitValueScale } from './unit-value-scale.ts'
export type { UnitWords } from './unit-words.ts'
