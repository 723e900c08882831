import { type Fraction, squareRoot } from '../../trade/numbers/numbers.ts'
import type { Outcome } from './growth.ts'
import { fraction, hundred } from './percent.ts'

/**
 * The average yearly growth over two years (两年平均增速), in percent: (sqrt(current / two years before) - 1)
 * x 100, the geometric mean of the two years' growth, to 28 decimals. It evens out a year that was out of the
 * ordinary. Null without trade two years before.
 */
export function twoYearAverageGrowth(current: Fraction | null, twoYearsBefore: Fraction | null): Outcome {
  if (current === null) return { value: null, marker: 'notAvailable' }
  if (twoYearsBefore === null || twoYearsBefore.sign() === 0) return { value: null, marker: 'noBase' }
  return { value: squareRoot(current.dividedBy(twoYearsBefore)).minus(fraction).times(hundred) }
}
