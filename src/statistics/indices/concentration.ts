import { Fraction } from '../../trade/numbers/numbers.ts'
import type { Outcome } from './growth.ts'

const none: Outcome = { value: null, marker: 'noTotal' }

const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n)

const squares = (values: readonly bigint[]): bigint => sum(values.map((value) => value * value))

/**
 * The Herfindahl-Hirschman index: the sum of squared shares x 10,000, exact, from nearly 0 (many small ones)
 * to 10,000 (one alone). Null where nothing is traded.
 *
 * @param total what shares are taken of: more than the values together where something belongs to none of them.
 */
export function herfindahl(values: readonly bigint[], total = sum(values)): Outcome {
  if (values.length === 0 || total === 0n) return none
  return { value: Fraction.of(10_000n * squares(values), total * total) }
}

/** How many partners of equal size would be as concentrated: 1 / sum of squared shares, exact. */
export function effectiveNumber(values: readonly bigint[], total = sum(values)): Outcome {
  if (values.length === 0 || total === 0n) return none
  return { value: Fraction.of(total * total, squares(values)) }
}

/** The share of the largest so many together (CR3, CR10), in percent, exact. */
export function concentrationRatio(values: readonly bigint[], largest: number, total = sum(values)): Outcome {
  if (values.length === 0 || total === 0n) return none
  const first = [...values].sort((a, b) => (a === b ? 0 : a > b ? -1 : 1)).slice(0, largest)
  return { value: Fraction.of(100n * sum(first), total) }
}
