import type { Fraction } from '../../trade/numbers/numbers.ts'
import type { Outcome } from './growth.ts'

/**
 * How far a place is specialised in a product (区位商): the product's part of the place's trade over the
 * product's part of all trade, (X_pk / X_p) / (X_k / X), exact. Over 1: more than elsewhere. All four are
 * sums of the same data. Null where the place or the product has no trade.
 */
export function locationQuotient(of: {
  readonly productOfPlace: Fraction
  readonly place: Fraction
  readonly product: Fraction
  readonly all: Fraction
}): Outcome {
  if (of.place.sign() === 0 || of.product.sign() === 0) return { value: null, marker: 'noTotal' }
  return { value: of.productOfPlace.times(of.all).dividedBy(of.place.times(of.product)) }
}
