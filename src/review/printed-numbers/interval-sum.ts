import { Fraction } from '../../trade/numbers/numbers.ts'
import { type Bound, Interval } from './interval.ts'

/**
 * The sum of intervals, and that of all but one of them, each in constant time.
 *
 * All ends are brought to one denominator, so that sums are sums of integers. Where that denominator would have more
 * than some 150 digits, as of a hundred quotients, ends are moved outwards by less than 10^-40 instead: the sum then
 * still holds every number that it should, and figures have 24 digits at most.
 */
export class IntervalSum {
  readonly #lows: BoundSum
  readonly #highs: BoundSum

  constructor(intervals: readonly Interval[]) {
    const lows = intervals.map(({ low }) => low)
    const highs = intervals.map(({ high }) => high)
    const denominator = commonDenominator([...lows, ...highs])
    this.#lows = new BoundSum(lows, denominator, floor)
    this.#highs = new BoundSum(highs, denominator, ceiling)
  }

  total(): Interval {
    return Interval.between(this.#lows.total(), this.#highs.total())
  }

  /** @param index of the interval that is left out. */
  without(index: number): Interval {
    return Interval.between(this.#lows.without(index), this.#highs.without(index))
  }
}

/** An end over the common denominator; null where it is infinite. */
interface Scaled {
  readonly numerator: bigint
  readonly open: boolean
}

class BoundSum {
  readonly #denominator: bigint
  readonly #scaled: readonly (Scaled | null)[]
  #numerator = 0n
  #open = 0
  #infinite = 0

  constructor(
    bounds: readonly (Bound | null)[],
    denominator: bigint,
    divide: (numerator: bigint, divisor: bigint) => bigint,
  ) {
    this.#denominator = denominator
    this.#scaled = bounds.map((bound) => {
      if (!bound) return null
      const numerator = bound.at.numerator * denominator
      const scaled = divide(numerator, bound.at.denominator)
      return { numerator: scaled, open: bound.open || scaled * bound.at.denominator !== numerator }
    })
    for (const item of this.#scaled) {
      this.#numerator += item?.numerator ?? 0n
      if (item?.open) this.#open += 1
      if (!item) this.#infinite += 1
    }
  }

  total(): Bound | null {
    return this.#infinite > 0 ? null : this.#bound(this.#numerator, this.#open)
  }

  without(index: number): Bound | null {
    const entry = this.#scaled[index]
    if (this.#infinite > (entry ? 0 : 1)) return null
    return this.#bound(this.#numerator - (entry?.numerator ?? 0n), this.#open - (entry?.open ? 1 : 0))
  }

  #bound(numerator: bigint, open: number): Bound {
    return { at: Fraction.of(numerator, this.#denominator), open: open > 0 }
  }
}

const largest = 2n ** 512n
const rounded = 10n ** 40n

function commonDenominator(bounds: readonly (Bound | null)[]): bigint {
  let common = 1n
  for (const bound of bounds) {
    const denominator = bound?.at.denominator ?? 1n
    if (common % denominator === 0n) continue
    common *= Fraction.of(common, denominator).denominator
    if (common > largest) return rounded
  }
  return common
}

function floor(numerator: bigint, divisor: bigint): bigint {
  const quotient = numerator / divisor
  return numerator < 0n && quotient * divisor !== numerator ? quotient - 1n : quotient
}

const ceiling = (numerator: bigint, divisor: bigint): bigint => -floor(-numerator, divisor)
