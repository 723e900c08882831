import type { TradeMonth } from './monthly-trade.ts'

/** Months whose amounts are of another size than those around them. */
export interface ScaleBreak {
  /** The months in doubt, ascending. */
  readonly months: readonly TradeMonth[]
  /** Some of those that they are compared with. */
  readonly against: readonly TradeMonth[]
  readonly measure: ScaleMeasure
  /** Decimal logarithm of how many times the months in doubt are the others. */
  readonly magnitude: number
}

/** `exchanged`: value and quantity stand in each other's place. */
export type ScaleMeasure = 'value' | 'quantity' | 'exchanged'
