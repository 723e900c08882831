/** A quantity that was added up: known in one unit, of several units, or not given by the data. */
export type Quantity =
  | { readonly kind: 'known'; readonly amount: bigint; readonly unit: string | null }
  | { readonly kind: 'mixed' }
  | { readonly kind: 'notGiven' }

/** What was traded: value in whole units of the currency, and quantities in customs' first and second unit. */
export interface Sum {
  readonly value: bigint
  readonly quantity: Quantity
  readonly quantity2: Quantity
}

/** Rows as a ledger sums them: of one code, load and pair of units. */
export interface SumRow {
  readonly value: bigint
  readonly quantity: bigint | null
  readonly unit: string | null
  readonly quantity2: bigint | null
  readonly unit2: string | null
}

/** No trade at all. */
export const nothing: Sum = {
  value: 0n,
  quantity: { kind: 'known', amount: 0n, unit: null },
  quantity2: { kind: 'known', amount: 0n, unit: null },
}

/** Two sums together. */
export function plus(a: Sum, b: Sum): Sum {
  return {
    value: a.value + b.value,
    quantity: plusQuantity(a.quantity, b.quantity),
    quantity2: plusQuantity(a.quantity2, b.quantity2),
  }
}

/**
 * Two quantities together: mixed where the units differ, not given where one of them is not given. Zero is
 * zero in any unit.
 */
export function plusQuantity(a: Quantity, b: Quantity): Quantity {
  if (a.kind === 'mixed' || b.kind === 'mixed') return { kind: 'mixed' }
  if (a.kind === 'notGiven' || b.kind === 'notGiven') return { kind: 'notGiven' }
  if (a.amount !== 0n && b.amount !== 0n && a.unit !== null && b.unit !== null && a.unit !== b.unit)
    return { kind: 'mixed' }
  const unit = a.amount !== 0n ? (a.unit ?? b.unit) : (b.unit ?? a.unit)
  return { kind: 'known', amount: a.amount + b.amount, unit }
}

/** What one row sums to. */
export const toSum = ({ value, quantity, unit, quantity2, unit2 }: SumRow): Sum => ({
  value,
  quantity: quantityOf(quantity, unit),
  quantity2: quantityOf(quantity2, unit2),
})

const quantityOf = (amount: bigint | null, unit: string | null): Quantity =>
  amount === null ? { kind: 'notGiven' } : { kind: 'known', amount, unit }
