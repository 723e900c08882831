/**
 * Observations: rows of official statistics, as objects and as columns, and the rules for their cells.
 *
 * @module
 */
export { type CellRule, cellRules, mapRules } from './cell-rules.ts'
export { alphabet, firstPair, numberOfCode, numbersOfCodes, toCode } from './code-number.ts'
export { codesInOrder } from './code-order.ts'
export {
  emptyDictionaries,
  ObservationColumns,
  toColumns,
  type UnitDictionaries,
} from './observation-columns.ts'
export type { Observation } from './observation-type.ts'
export { anyOrder, type RowOrder } from './row-order.ts'
