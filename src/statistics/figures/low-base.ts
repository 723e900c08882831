import type { Fraction } from '../../trade/numbers/numbers.ts'
import type { Figure, FigureName, Flow } from '../../trade/trade.ts'
import type { Outcome } from '../indices/indices.ts'
import { spanKey } from '../trade-sums.ts'
import type { FigureGround } from './figure-context.ts'
import { getSpan } from './figure-fields.ts'
import { toExact } from './measured-quantity.ts'

/**
 * Marks a growth that stands on a base too small to say much: a small share of all trade of the flow then, or a small part of
 * the amount now.
 *
 * @param total the flow's in the base period.
 * @param current the amount now.
 */
export function markLowBase(
  outcome: Outcome,
  base: Figure,
  { total, current }: { readonly total: Fraction; readonly current: Fraction | null },
  { shareUnder, partUnder, growthOver }: FigureGround['lowBase'],
): Outcome {
  const size = base.value?.abs()
  const low =
    outcome.value !== null &&
    size !== undefined &&
    base.unit.kind === 'money' &&
    (size.compare(total.abs().times(shareUnder)) < 0 ||
      (current !== null && size.compare(current.abs().times(partUnder)) < 0)) &&
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
