/**
 * Units of quantity, and the factors between them.
 *
 * @module
 */
export { type ReferenceUnit, referenceUnit } from './reference-units.ts'
export { moneyFactor, quantityFactor } from './unit-factors.ts'
export { listUnits, unitNamed } from './unit-list.ts'
