import { Fraction } from '../../trade/numbers/numbers.ts'

/** An end of an interval; `open` where the end itself does not belong to it. */
export interface Bound {
  readonly at: Fraction
  readonly open: boolean
}

/**
 * All exact numbers that a printed figure, or a sum or quotient of printed figures, may stand for. An end of
 * null is infinite. Arithmetic follows Moore's interval arithmetic in exact fractions: a result holds every
 * number that its operands allow.
 */
export class Interval {
  static readonly all = new Interval(null, null)
  static readonly notNegative = new Interval({ at: Fraction.zero, open: false }, null)

  /** Null where there is no number between the ends. */
  static of(low: Bound | null, high: Bound | null): Interval | null {
    if (low && high) {
      const order = low.at.compare(high.at)
      if (order > 0 || (order === 0 && (low.open || high.open))) return null
    }
    return new Interval(low, high)
  }

  /** As arithmetic gives them; with the ends in the wrong order it holds no number and meets nothing. */
  static between(low: Bound | null, high: Bound | null): Interval {
    return new Interval(low, high)
  }

  static point(fraction: Fraction): Interval {
    return new Interval({ at: fraction, open: false }, { at: fraction, open: false })
  }

  readonly low: Bound | null
  readonly high: Bound | null

  private constructor(low: Bound | null, high: Bound | null) {
    this.low = low
    this.high = high
  }

  plus(other: Interval): Interval {
    return new Interval(add(this.low, other.low), add(this.high, other.high))
  }

  minus(other: Interval): Interval {
    return this.plus(other.negated())
  }

  negated(): Interval {
    return new Interval(negate(this.high), negate(this.low))
  }

  /** Of numbers that are not negative, by a factor of any sign. */
  times(factor: Interval): Interval {
    return new Interval(
      factor.low &&
        (factor.low.at.sign() < 0 ? multiply(this.high, factor.low) : multiply(this.low, factor.low)),
      factor.high &&
        (factor.high.at.sign() < 0 ? multiply(this.low, factor.high) : multiply(this.high, factor.high)),
    )
  }

  scaled(factor: Fraction): Interval {
    const by = { at: factor.abs(), open: false }
    const scaled = new Interval(multiply(this.low, by), multiply(this.high, by))
    return factor.sign() < 0 ? scaled.negated() : scaled
  }

  /** 1/x of numbers that are not negative; zero gives infinity. */
  inverse(): Interval {
    const high = this.low && this.low.at.sign() > 0 ? invert(this.low) : null
    const low = this.high
      ? this.high.at.sign() > 0
        ? invert(this.high)
        : null
      : { at: Fraction.zero, open: true }
    return new Interval(low, high)
  }

  /** What both hold, or null. */
  and(other: Interval): Interval | null {
    return Interval.of(innerLow(this.low, other.low), innerHigh(this.high, other.high))
  }

  meets(other: Interval): boolean {
    return this.and(other) !== null
  }

  /** Whether some number of this one is no greater than some number of the other. */
  mayBeAtMost(other: Interval): boolean {
    return Interval.of(this.low, other.high) !== null
  }

  /** From minus infinity to this one's upper end. */
  below(): Interval {
    return new Interval(null, this.high)
  }

  /** From this one's lower end to infinity. */
  above(): Interval {
    return new Interval(this.low, null)
  }
}

const add = (a: Bound | null, b: Bound | null): Bound | null =>
  a && b && { at: a.at.plus(b.at), open: a.open || b.open }

const negate = (bound: Bound | null): Bound | null => bound && { at: bound.at.negated(), open: bound.open }

const multiply = (a: Bound | null, b: Bound | null): Bound | null => {
  if (a && b) {
    const fraction = a.at.times(b.at)
    // Zero times anything is reached wherever zero itself is.
    const reached = (a.at.sign() === 0 && !a.open) || (b.at.sign() === 0 && !b.open)
    return { at: fraction, open: !reached && (a.open || b.open) }
  }
  const bound = a ?? b
  return bound && bound.at.sign() === 0 ? { at: Fraction.zero, open: bound.open } : null
}

const invert = ({ at, open }: Bound): Bound => ({ at: Fraction.of(1n).dividedBy(at), open })

function innerLow(a: Bound | null, b: Bound | null): Bound | null {
  if (!a || !b) return a ?? b
  const order = a.at.compare(b.at)
  return order > 0 || (order === 0 && a.open) ? a : b
}

function innerHigh(a: Bound | null, b: Bound | null): Bound | null {
  if (!a || !b) return a ?? b
  const order = a.at.compare(b.at)
  return order < 0 || (order === 0 && a.open) ? a : b
}
