import { Fraction } from '../../trade/numbers/numbers.ts'
import type { AmountScale, Month } from '../../trade/trade.ts'

/** The sum of the values of rows. */
export const addUp = (rows: readonly { readonly value: bigint }[]): bigint =>
  rows.reduce((sum, { value }) => sum + value, 0n)

/** Rows by a key, in the order in which the keys appear first. */
export function groupBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

/** What was traded in a month: value, and quantity in one unit where every row has it in that unit. */
export interface MonthSum {
  readonly month: Month
  readonly value: bigint
  readonly quantity: bigint | null
  readonly unit: string | null
}

/** Sums by month, ascending. A quantity of zero is zero in any unit; of several units there is none. */
export function monthSums(
  rows: readonly {
    readonly month: Month
    readonly value: bigint
    readonly quantity: bigint | null
    readonly unit: string | null
  }[],
): MonthSum[] {
  const months = new Map<Month, { value: bigint; quantity: bigint | null; units: (string | null)[] }>()
  for (const { month, value, quantity, unit } of rows) {
    const sum = months.get(month) ?? { value: 0n, quantity: 0n, units: [] }
    months.set(month, sum)
    sum.value += value
    sum.quantity = sum.quantity === null || quantity === null ? null : sum.quantity + quantity
    if (quantity !== 0n && !sum.units.includes(unit)) sum.units.push(unit)
  }
  return [...months]
    .sort(([a], [b]) => a - b)
    .map(([month, { value, quantity, units }]) => {
      const isKnown = quantity !== null && units.length === 1
      return {
        month,
        value,
        quantity: isKnown ? quantity : null,
        unit: isKnown ? (units[0] ?? null) : null,
      }
    })
}

/** Value of one whole unit of quantity, in whole units; null without a quantity. */
export const computeUnitValue = ({ value, quantity }: MonthSum, scale: AmountScale): Fraction | null =>
  quantity === null || quantity === 0n
    ? null
    : Fraction.of(value * 10n ** BigInt(scale.quantity), quantity * 10n ** BigInt(scale.value))

/** The middle one, or halfway between the two in the middle; exact. @throws RangeError for none. */
export function median(values: readonly Fraction[]): Fraction {
  const sorted = [...values].sort((a, b) => a.compare(b))
  const middle = sorted.length >> 1
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]]
  if (!low || !high) throw new RangeError('there is no median of nothing')
  return low.plus(high).dividedBy(Fraction.of(2n))
}

/**
 * Whether more than half of some numbers lie in an interval. So does their median then, and need not be found out:
 * nearly always it is where one expects it.
 */
export const mostAre = <Value>(values: readonly Value[], isInside: (value: Value) => boolean): boolean =>
  2 * values.filter(isInside).length > values.length

/** A number as a fraction, which need not be reduced: most are only compared. The denominator is over zero. */
export type Ratio = Pick<Fraction, 'numerator' | 'denominator'>

/** Whether one is so many times another, or more. */
export const isTimes = (ratio: Ratio, factor: bigint, other: Ratio): boolean =>
  ratio.numerator * other.denominator >= factor * other.numerator * ratio.denominator
