/**
 * Units of quantity, and the factors between them.
 *
 * @module
 */
export { moneyFactor, quantityFactor } from './unit-factors.ts'
export { unitNamed } from './unit-list.ts'
