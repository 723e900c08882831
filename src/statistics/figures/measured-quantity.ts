import { Fraction } from '../../trade/numbers/numbers.ts'
import type { Marker, Unit } from '../../trade/trade.ts'
import type { Outcome } from '../indices/indices.ts'
import type { Quantity } from '../sums.ts'

/** A quantity as a figure has it: of several units there is none, nor where the data give none. */
export function measuredQuantity(quantity: Quantity): { unit: Unit; outcome: Outcome } {
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
