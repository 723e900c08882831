import { Fraction } from '../../trade/numbers/numbers.ts'
import type { Marker, Measure, Unit } from '../../trade/trade.ts'
import type { Outcome } from '../indices/indices.ts'
import type { Quantity, Sum } from '../sums.ts'
import type { FigureGround } from './figure-context.ts'

/** A quantity as a figure has it: of several units there is none, nor where the data give none. */
function measuredQuantity(quantity: Quantity, scale: number): { unit: Unit; outcome: Outcome } {
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
        outcome: { value: toExact(quantity.amount, scale) },
      }
  }
}

/** An amount that is a whole number of so many decimals. */
export const toExact = (amount: bigint, decimals = 0): Fraction => Fraction.ofScaled(amount, decimals)

/** What a sum has of a measure. */
export function measured(
  sum: Sum,
  measure: Measure,
  { currency, scale }: Pick<FigureGround, 'currency' | 'scale'>,
): { readonly unit: Unit; readonly outcome: Outcome } {
  if (measure !== 'value') return measuredQuantity(sum[measure], scale?.quantity ?? 0)
  return { unit: { kind: 'money', currency }, outcome: { value: toExact(sum.value, scale?.value) } }
}
