import { Fraction } from '../../trade/numbers/numbers.ts'

/**
 * A number as whole units of 10^-30: what a smoother computes with, where exact fractions would have thousands of
 * digits. Each product and quotient is rounded once, half away from zero.
 */
export type Decimal = bigint

const digits = 30n
export const item: Decimal = 10n ** digits

/** The quotient of two integers, rounded half away from zero. */
function rounded(dividend: bigint, divisor: bigint): bigint {
  const [size, by] = [dividend < 0n ? -dividend : dividend, divisor < 0n ? -divisor : divisor]
  const quotient = (2n * size + by) / (2n * by)
  return dividend < 0n !== divisor < 0n ? -quotient : quotient
}

export const times = (a: Decimal, b: Decimal): Decimal => rounded(a * b, item)

/** @throws RangeError for a divisor of zero. */
export const over = (a: Decimal, b: Decimal): Decimal => rounded(a * item, b)

/** A quotient of whole numbers. */
export const quotient = (a: bigint, b: bigint): Decimal => rounded(a * item, b)

export const toFraction = (value: Decimal): Fraction => Fraction.of(value, item)

/** The sum of the odd powers of z over their exponents, which is artanh z, for |z| up to a third. */
function artanh(z: Decimal): Decimal {
  const square = times(z, z)
  let [sum, power] = [z, z]
  for (let exponent = 3n; power !== 0n; exponent += 2n) {
    power = times(power, square)
    sum += rounded(power, exponent)
  }
  return sum
}

const ln2 = 2n * artanh(quotient(1n, 3n))

/** The natural logarithm, to 27 decimals at least. @throws RangeError for what is not over zero. */
export function ln(value: Decimal): Decimal {
  if (value <= 0n) throw new RangeError('there is no logarithm of what is not over zero')
  let [rest, halvings] = [value, 0n]
  for (; rest >= 2n * item; halvings++) rest = rounded(rest, 2n)
  for (; rest < item; halvings--) rest *= 2n
  return halvings * ln2 + 2n * artanh(over(rest - item, rest + item))
}

/** e to the power of a number, to 27 significant digits at least. */
export function exp(value: Decimal): Decimal {
  const doublings = rounded(value, ln2)
  const rest = value - doublings * ln2
  let [sum, term] = [item, item]
  for (let count = 1n; term !== 0n; count++) {
    term = rounded(times(term, rest), count)
    sum += term
  }
  return doublings >= 0n ? sum * 2n ** doublings : rounded(sum, 2n ** -doublings)
}
