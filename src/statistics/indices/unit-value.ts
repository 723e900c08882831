import type { Fraction } from '../../trade/numbers/numbers.ts'
import type { Outcome } from './growth.ts'

/**
 * Value per unit of quantity, in whole units of the currency per customs' unit, exact (IMTS 2010 calls it the
 * unit value: it is no price, since it moves with the composition of the trade as well). Null where there is
 * no quantity to divide by.
 */
export function unitValue(value: Fraction | null, quantity: Fraction | null): Outcome {
  if (value === null || quantity === null || quantity.sign() === 0)
    return { value: null, marker: 'notAvailable' }
  return { value: value.dividedBy(quantity) }
}
