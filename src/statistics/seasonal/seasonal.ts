/**
 * Seasonal adjustment by STL in exact decimals.
 *
 * @module
 */
export {
  leastPoints,
  type MonthValue,
  mostMonths,
  seasonallyAdjusted,
  toPointBefore,
} from './seasonal-adjustment.ts'
