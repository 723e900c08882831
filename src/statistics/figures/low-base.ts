import type { Figure } from '../../trade/trade.ts'
import type { Outcome } from '../indices/indices.ts'
import type { FigureGround } from './figure-context.ts'

/** Marks a growth that stands on a base too small to say much. */
export function markLowBase(
  outcome: Outcome,
  base: Figure,
  { under, growthOver }: FigureGround['lowBase'],
): Outcome {
  const low =
    outcome.value !== null &&
    base.value !== null &&
    base.unit.kind === 'money' &&
    base.value.abs().compare(under) < 0 &&
    outcome.value.compare(growthOver) > 0
  return low ? { value: outcome.value, marker: 'lowBase' } : outcome
}
