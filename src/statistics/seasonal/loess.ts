import { type Decimal, item, over, quotient, times } from './decimals.ts'

/** How a series is smoothed: over so many of the nearest points, by lines (1) or by means (0). */
export interface Smoother {
  readonly span: number
  readonly degree: 0 | 1
}

/**
 * The value at `at` (counted from 1; it may lie beside the series) of a line fitted to the points from `left` to
 * `right`, the nearest weighing most, by the tricube weights of Cleveland (1979). Null where no point has weight.
 */
export function localFit(
  series: readonly Decimal[],
  { span, degree }: Smoother,
  position: number,
  left: number,
  right: number,
): Decimal | null {
  const count = series.length
  const reach =
    Math.max(position - left, right - position) + (span > count ? Math.trunc((span - count) / 2) : 0)
  const weights: Decimal[] = []
  for (let point = left; point <= right; point++) weights.push(tricube(Math.abs(point - position), reach))
  const total = weights.reduce((sum, weight) => sum + weight, 0n)
  if (total <= 0n) return null
  const shares = weights.map((weight) => over(weight, total))
  if (reach > 0 && degree === 1) tilt(shares, position, left, count)
  return shares.reduce((sum, share, index) => sum + times(share, series[left - 1 + index] ?? 0n), 0n)
}

/** (1 - (distance / reach)^3)^3; one where it is next to nothing, zero where it is nearly all. */
function tricube(distance: number, reach: number): Decimal {
  if (1000 * distance > 999 * reach) return 0n
  if (1000 * distance <= reach) return item
  const [d, r] = [BigInt(distance), BigInt(reach)]
  const left = quotient(r ** 3n - d ** 3n, r ** 3n)
  return times(times(left, left), left)
}

/** Turns the weights of a mean into those of a line, unless the points lie too close together. */
function tilt(shares: Decimal[], position: number, left: number, count: number): void {
  const placeOf = (index: number) => BigInt(left + index) * item
  const middle = shares.reduce((sum, share, index) => sum + times(share, placeOf(index)), 0n)
  const spread = shares.reduce((sum, share, index) => {
    const away = placeOf(index) - middle
    return sum + times(share, times(away, away))
  }, 0n)
  const range = quotient(BigInt(count - 1), 1000n)
  if (spread <= times(range, range)) return
  const slope = over(BigInt(position) * item - middle, spread)
  for (const [index, share] of shares.entries())
    shares[index] = times(share, item + times(slope, placeOf(index) - middle))
}

/** The series, smoothed at each of its points. */
export function smoothed(series: readonly Decimal[], smoother: Smoother): Decimal[] {
  const count = series.length
  const width = Math.min(smoother.span, count)
  const half = Math.trunc((smoother.span + 1) / 2)
  return series.map((value, index) => {
    const position = index + 1
    const left = smoother.span >= count ? 1 : Math.min(Math.max(1, position - half + 1), count - width + 1)
    return localFit(series, smoother, position, left, left + width - 1) ?? value
  })
}
