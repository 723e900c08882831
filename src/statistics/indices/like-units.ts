import type { Fraction } from '../../trade/numbers/numbers.ts'
import type { Figure } from '../../trade/trade.ts'
import type { Outcome } from './growth.ts'

/** Applies a rule to two figures of one unit; quantities of several units give a marker instead. */
export function unlessUnitsDiffer(
  a: Figure,
  b: Figure,
  rule: (a: Fraction | null, b: Fraction | null) => Outcome,
): Outcome {
  const marker = a.value === null ? a.marker : b.value === null ? b.marker : undefined
  if (marker) return { value: null, marker }
  const [unitA, unitB] = [unitOf(a), unitOf(b)]
  const differ = unitA !== null && unitB !== null && unitA !== unitB
  return differ ? { value: null, marker: 'mixedUnits' } : rule(a.value, b.value)
}

/** The unit of quantity, if it matters: zero is zero in any unit. */
function unitOf({ unit, value }: Figure): string | null {
  if (value?.sign() === 0) return null
  return unit.kind === 'quantity' ? unit.name : unit.kind === 'unitValue' ? unit.per : null
}
