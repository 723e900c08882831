import type { Fraction } from '../../trade/numbers/numbers.ts'
import type { Figure, FigureName, Flow } from '../../trade/trade.ts'
import type { Outcome } from '../indices/indices.ts'
import { spanKey } from '../trade-sums.ts'
import type { FigureGround } from './figure-context.ts'
import { getSpan } from './figure-fields.ts'
import { toExact } from './measured-quantity.ts'

/**
 * Marks a growth that stands on a base too small to say much: a small share of all trade of the flow then, or of the
 * amount now.
 *
 * @param larger what the base is a share of: the flow's total in the base period, and the amount now.
 */
export function markLowBase(
  outcome: Outcome,
  base: Figure,
  larger: readonly (Fraction | null)[],
  { shareUnder, growthOver }: FigureGround['lowBase'],
): Outcome {
  const size = base.value?.abs()
  const low =
    outcome.value !== null &&
    size !== undefined &&
    base.unit.kind === 'money' &&
    larger.some((amount) => amount !== null && size.compare(amount.abs().times(shareUnder)) < 0) &&
    outcome.value.compare(growthOver) > 0
  return low ? { value: outcome.value, marker: 'lowBase' } : outcome
}

/** The total of a figure's flow a year before; of both flows together where it is of both. */
export function findTotalBase(
  name: FigureName,
  { sums, scale }: Pick<FigureGround, 'sums' | 'scale'>,
): Fraction {
  const { flow } = name
  const flows: readonly Flow[] = flow === 'trade' || flow === 'net' ? ['export', 'import'] : [flow]
  const key = spanKey({ ...getSpan(name), side: 'base' })
  const total = flows.reduce((sum, item) => sum + (sums[item]?.total(key).value ?? 0n), 0n)
  return toExact(total, scale?.value)
}
