import { Fraction } from './fraction.ts'

/** How many decimals are computed of what has no end: far more than any brief prints. */
export const rootDecimals = 30

/** The largest integer whose square is not over `value`, by Newton's method. @throws RangeError under zero. */
export function integerSquareRoot(value: bigint): bigint {
  if (value < 0n) throw new RangeError('a negative number has no square root')
  if (value < 2n) return value
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2)) // not under the root
  while (true) {
    const next = (root + value / root) >> 1n
    if (next >= root) return root
    root = next
  }
}

/**
 * The square root as a decimal of so many places, rounded half away from zero: computed in integers, so
 * right to its last digit. @throws RangeError under zero.
 */
export function squareRoot({ numerator, denominator }: Fraction, decimals = rootDecimals): Fraction {
  const scale = 10n ** BigInt(decimals)
  const twice = integerSquareRoot((4n * numerator * scale * scale) / denominator)
  return Fraction.of((twice + 1n) / 2n, scale)
}
