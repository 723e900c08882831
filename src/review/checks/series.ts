import { Fraction } from '../../trade/fraction.ts'
import type { Month } from '../../trade/month.ts'

/** The sum of the values of rows. */
export const sumOf = (rows: readonly { readonly value: bigint }[]): bigint =>
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
  return [...groupBy(rows, ({ month }) => month)]
    .sort(([a], [b]) => a - b)
    .map(([month, own]) => {
      const counted = own.filter(({ quantity }) => quantity !== 0n)
      const units = new Set(counted.map(({ unit }) => unit))
      const known = units.size === 1 && own.every(({ quantity }) => quantity !== null)
      return {
        month,
        value: sumOf(own),
        quantity: known ? counted.reduce((sum, { quantity }) => sum + (quantity ?? 0n), 0n) : null,
        unit: known ? (counted[0]?.unit ?? null) : null,
      }
    })
}

/** Value of one unit of quantity; null without a quantity. */
export const unitValueOf = ({ value, quantity }: MonthSum): Fraction | null =>
  quantity === null || quantity === 0n ? null : Fraction.of(value, quantity)

/** The middle one, or halfway between the two in the middle; exact. @throws RangeError for none. */
export function median(values: readonly Fraction[]): Fraction {
  const sorted = [...values].sort((a, b) => a.compare(b))
  const middle = sorted.length >> 1
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]]
  if (!low || !high) throw new RangeError('there is no median of nothing')
  return low.plus(high).dividedBy(Fraction.of(2n))
}
