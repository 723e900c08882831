import type { DisplayUnit } from './choose-unit.ts'
import { type ColumnDecimals, changesKey, decimalsKey, moneyKey, type ScaledPart } from './column-decimals.ts'

/** How many decimals an amount has: as a product file states, or enough for what is computed from it. */
export type Precision =
  | { readonly kind: 'stated'; readonly decimals: number }
  /** `changes` is the least of changes, where their columns need more than others; `most` where columns are even with fewer. */
  | { readonly kind: 'chosen'; readonly least: number; readonly changes?: number; readonly most?: number }

/** The decimals that amounts have, or have at least. */
export const getDecimals = (precision: Precision): number =>
  precision.kind === 'stated' ? precision.decimals : precision.least

/** A unit with the decimals that amounts have in it. */
export interface AmountScale extends DisplayUnit {
  readonly precision: Precision
}

/** So many decimals more than shares need, at most, make a column of small amounts even: 133.57, not 133.574. */
const mostForColumns = 1

/** A scale with the decimals that its columns need, as far as these are few. */
export function withColumns(
  scale: AmountScale,
  columns: ColumnDecimals | undefined,
  part: ScaledPart,
  unit: string,
): AmountScale {
  const { precision } = scale
  if (precision.kind === 'stated' || !columns) return scale
  const most = precision.least + mostForColumns
  const needed = (key: string) => columns.get(decimalsKey(part, key)) ?? 0
  const ofChanges = unit === moneyKey ? needed(changesKey) : 0
  const least = Math.max(precision.least, Math.min(needed(unit), most))
  const changes = Math.max(least, precision.changes ?? 0, Math.min(ofChanges, most))
  const isCapped = Math.max(needed(unit), ofChanges) > most
  return {
    ...scale,
    precision: { kind: 'chosen', least, ...(changes > least && { changes }), ...(isCapped && { most }) },
  }
}
