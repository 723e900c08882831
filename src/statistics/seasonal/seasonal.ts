export {
  leastPoints,
  type MonthValue,
  mostMonths,
  seasonallyAdjusted,
  toPointBefore,
} from './seasonal-adjustment.ts'
