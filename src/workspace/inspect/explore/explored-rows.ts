import { growth, share } from '../../../statistics/indices/indices.ts'
import { Fraction } from '../../../trade/numbers/numbers.ts'
import type { Localized } from '../../../trade/trade.ts'
import type { Sum } from './month-sums.ts'

/** A sum, exact, with its share and its growth against the same months a year before. */
export interface ExploredRow {
  /** `2023-12`, or `2023-01..2023-12` for a sum over the run. */
  readonly period: string
  /** As figures have it, `X888` for a partner that no list has; empty for the total. */
  readonly id: string
  readonly name: Localized
  /** Of sums by two dimensions, the member of the second; null for all of them. Absent for sums by one. */
  readonly across?: { readonly id: string; readonly name: Localized } | null
  readonly value: bigint
  /** Null where the data have none, or in several units. */
  readonly quantity: bigint | null
  readonly unit: string | null
  /** In percent of the total of its period, and of its column; null where that is zero. */
  readonly share: Fraction | null
  /** In percent; null where there is nothing to compare with. */
  readonly growth: Fraction | null
  readonly quantityGrowth: Fraction | null
  /** Rows of files behind it. */
  readonly rows: number
}

/** The sums of a period with their shares and growth, the largest first; ties by id. */
export function listRows(
  period: string,
  sums: ReadonlyMap<string, Sum>,
  base: ReadonlyMap<string, Sum> | null,
): ExploredRow[] {
  const total = [...sums.values()].reduce((sum, { value }) => sum + value, 0n)
  return [...sums]
    .sort(([a, item], [b, other]) =>
      item.value === other.value ? (a < b ? -1 : 1) : item.value > other.value ? -1 : 1,
    )
    .map(([id, { name, value, quantity, unit, rows }]) => {
      const before = base?.get(id)
      return {
        period,
        id,
        name,
        value,
        quantity,
        unit,
        share: share(Fraction.of(value), Fraction.of(total)).value,
        growth: before ? growth(Fraction.of(value), Fraction.of(before.value)).value : null,
        quantityGrowth:
          before && quantity !== null && before.quantity !== null && before.unit === unit
            ? growth(Fraction.of(quantity), Fraction.of(before.quantity)).value
            : null,
        rows,
      }
    })
}
