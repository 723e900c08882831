/**
 * Growth, shares, indices and other formulas. More than twelve files: one a formula.
 *
 * @module
 */
export { twoYearAverageGrowth } from './average-growth.ts'
export { balanceIndex, grubelLloyd } from './balance.ts'
export { type PriceVolumeSplit, priceVolumeSplit } from './bennet.ts'
export { concentrationRatio, effectiveNumber, herfindahl } from './concentration.ts'
export { contribution } from './contribution.ts'
export { coverage, fisherPrice, fisherQuantity } from './fisher.ts'
export { difference, growth, type Outcome, share } from './growth.ts'
export { unlessUnitsDiffer } from './like-units.ts'
export { findMovers, type Mover } from './movers.ts'
export { hundred } from './percent.ts'
export { type CellsOfTwoYears, cellsOfTwoYears } from './priced-cells.ts'
export { rank } from './rank.ts'
export { unitValue } from './unit-value.ts'
