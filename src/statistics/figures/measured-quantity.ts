import { Fraction } from '../../trade/numbers/numbers.ts'
import type { Currency, Marker, Measure, Unit } from '../../trade/trade.ts'
import type { Outcome } from '../indices/indices.ts'
import type { Quantity, Sum } from '../sums.ts'

/** A quantity as a figure has it: of several units there is none, nor where the data give none. */
function measuredQuantity(quantity: Quantity): { unit: Unit; outcome: Outcome } {
  const missing = (marker: Marker) => ({
    unit: { kind: 'quantity', name: null } as const,
    outcome: { value: null, marker },
  })
  switch (quantity.kind) {
    case 'mixed':
      return missing('mixedUnits')
    case 'notGiven':
      return missing('notAvailable')
    case 'known':
      return {
        unit: { kind: 'quantity', name: quantity.unit },
        outcome: { value: Fraction.of(quantity.amount) },
      }
  }
}

/** What a sum has of a measure. */
export function measured(
  sum: Sum,
  measure: Measure,
  currency: Currency,
): { readonly unit: Unit; readonly outcome: Outcome } {
  if (measure !== 'value') return measuredQuantity(sum[measure])
  return { unit: { kind: 'money', currency }, outcome: { value: Fraction.of(sum.value) } }
}
