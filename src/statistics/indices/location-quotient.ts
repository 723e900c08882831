import type { Fraction } from '../../trade/numbers/numbers.ts'
import type { Outcome } from './growth.ts'

/**
 * How far a place is specialised in a product (区位商): the product's part of the place's trade over the
 * product's part of all trade, (X_pk / X_p) / (X_k / X), exact. Over 1: more than elsewhere. All four are
 * sums of the same data. Null where the place or the product has no trade.
 */
export function locationQuotient(subject: {
  readonly productOfPlace: Fraction
  readonly place: Fraction
  readonly product: Fraction
  readonly all: Fraction
}): Outcome {
  if (subject.place.sign() === 0 || subject.product.sign() === 0) return { value: null, marker: 'noTotal' }
  return { value: subject.productOfPlace.times(subject.all).dividedBy(subject.place.times(subject.product)) }
}
