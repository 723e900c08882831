import { Fraction } from '../../trade/numbers/numbers.ts'
import { nothing, type Sum } from '../sums.ts'

/** A member of a dimension with its change in value against a year before, in the currency. */
export interface Mover {
  readonly id: string
  readonly change: Fraction
}

/**
 * Everyone of two years by change in value, the largest gain first; equal changes by customs code. Contributions
 * to growth have the same order.
 *
 * @param decimals of the amounts: how many of their digits are decimals of the currency.
 */
export function findMovers(
  now: ReadonlyMap<string, Sum>,
  before: ReadonlyMap<string, Sum>,
  decimals: number,
  codeOf: (id: string) => string,
): Mover[] {
  const value = (sums: ReadonlyMap<string, Sum>, id: string) => (sums.get(id) ?? nothing).value
  return [...new Set([...now.keys(), ...before.keys()])]
    .map((id) => ({ id, change: value(now, id) - value(before, id) }))
    .sort((a, b) =>
      a.change === b.change ? (codeOf(a.id) < codeOf(b.id) ? -1 : 1) : a.change > b.change ? -1 : 1,
    )
    .map(({ id, change }) => ({ id, change: Fraction.ofScaled(change, decimals) }))
}
