import { Fraction } from '../../trade/numbers/numbers.ts'
import type { Outcome } from './growth.ts'

const none: Outcome = { value: null, marker: 'noTotal' }

const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n)

/**
 * The Herfindahl-Hirschman index: the sum of squared shares x 10,000, exact, from nearly 0 (many small ones)
 * to 10,000 (one alone). Null where nothing is traded.
 */
export function herfindahl(values: readonly bigint[]): Outcome {
  const total = sum(values)
  if (total === 0n) return none
  const squares = sum(values.map((value) => value * value))
  return { value: Fraction.of(10_000n * squares, total * total) }
}

/** How many partners of equal size would be as concentrated: 1 / sum of squared shares, exact. */
export function effectiveNumber(values: readonly bigint[]): Outcome {
  const total = sum(values)
  return total === 0n
    ? none
    : { value: Fraction.of(total * total, sum(values.map((value) => value * value))) }
}

/** The share of the largest so many together (CR3, CR10), in percent, exact. */
export function concentrationRatio(values: readonly bigint[], largest: number): Outcome {
  const total = sum(values)
  if (total === 0n) return none
  const first = [...values].sort((a, b) => (a === b ? 0 : a > b ? -1 : 1)).slice(0, largest)
  return { value: Fraction.of(100n * sum(first), total) }
}
