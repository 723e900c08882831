export { moneyFactor, quantityFactor } from './unit-factors.ts'
export { unitNamed } from './unit-list.ts'
