import type { Decimal } from './decimals.ts'
import { localFit, type Smoother, smoothed } from './loess.ts'

export interface StlSpans {
  /** How many points a cycle has. */
  readonly period: number
  /** Over how many cycles the season may change; odd, seven or more. */
  readonly seasonal: number
  /** Over how many points the trend is smoothed, and the low-pass filter; odd. */
  readonly trend: number
  readonly lowPass: number
}

export interface Decomposition {
  readonly seasonal: readonly Decimal[]
  readonly trend: readonly Decimal[]
}

/** How often season and trend are taken of one another. */
const passes = 2

/**
 * Seasonal and trend decomposition by loess: Cleveland, Cleveland, McRae and Terpenning, “STL: A Seasonal-Trend
 * Decomposition Procedure Based on Loess”, Journal of Official Statistics 6 (1990), without robustness
 * weights, lines in all three smoothers, two passes. Decimal arithmetic to 30 places; what is left is
 * the series less both.
 *
 * @throws RangeError for a series of less than two cycles.
 */
export function decomposed(series: readonly Decimal[], spans: StlSpans): Decomposition {
  const { period, seasonal: seasonalSpan, trend: trendSpan, lowPass } = spans
  if (series.length < 2 * period) throw new RangeError('a season shows in two cycles at least')
  const line = (span: number): Smoother => ({ span, degree: 1 })
  let trend: readonly Decimal[] = series.map(() => 0n)
  let seasonal: readonly Decimal[] = trend
  for (let pass = 0; pass < passes; pass++) {
    const cycles = cycleSubseries(less(series, trend), period, line(seasonalSpan))
    const low = smoothed(movingMean(movingMean(movingMean(cycles, period), period), 3), line(lowPass))
    seasonal = less(cycles.slice(period, period + series.length), low)
    trend = smoothed(less(series, seasonal), line(trendSpan))
  }
  return { seasonal, trend }
}

const less = (series: readonly Decimal[], other: readonly Decimal[]): Decimal[] =>
  series.map((value, index) => value - (other[index] ?? 0n))

/** Each point of the cycle smoothed over the cycles, and carried on by one cycle at both ends. */
function cycleSubseries(series: readonly Decimal[], period: number, smoother: Smoother): Decimal[] {
  const extended: Decimal[] = new Array(series.length + 2 * period).fill(0n)
  for (let phase = 0; phase < period; phase++) {
    const current = series.filter((_, index) => index % period === phase)
    const count = current.length
    const inner = smoothed(current, smoother)
    const before = localFit(current, smoother, 0, 1, Math.min(smoother.span, count))
    const after = localFit(current, smoother, count + 1, Math.max(1, count - smoother.span + 1), count)
    const carried = [before ?? inner[0] ?? 0n, ...inner, after ?? inner.at(-1) ?? 0n]
    for (const [cycle, value] of carried.entries()) extended[cycle * period + phase] = value
  }
  return extended
}

/** The means of so many points that follow one another; fewer than there are points by one less. */
function movingMean(series: readonly Decimal[], span: number): Decimal[] {
  const length = BigInt(span)
  let sum = series.slice(0, span).reduce((total, value) => total + value, 0n)
  const means = [sum / length]
  for (let index = span; index < series.length; index++) {
    sum += (series[index] ?? 0n) - (series[index - span] ?? 0n)
    means.push(sum / length)
  }
  return means
}
