import type { ShownFigure } from '../../brief/brief.ts'
import type { TracedRow } from '../../ledger/ledger.ts'
import {
  type AmountScale,
  type Cut,
  cutKey,
  type FigureId,
  type Flow,
  formatRange,
  type Measure,
} from '../../trade/trade.ts'
import { inWholeUnits } from '../finding-text.ts'
import { type ChangedCell, classifyChanges, type RevisedCell } from './cell-changes.ts'

export type { CellChange, CellCodes, RevisedCell } from './cell-changes.ts'

/** A figure that two vintages’ briefs print differently. */
export interface MovedFigure {
  readonly id: FigureId
  readonly unit: string
  /** As it is printed; null where the brief of that vintage does not print it, such as of a partner that left a ranking. */
  readonly old: string | null
  readonly new: string | null
}

/** A figure whose exact value moved. Those that print the same all the same are counted only. */
export interface Moves {
  readonly printed: readonly MovedFigure[]
  /** How many moved too little to show. */
  readonly unseen: number
}

interface Trade {
  readonly flow: Flow
  readonly cut: Cut
  readonly currency: string
  /** The scale of the amounts, which the source fixes; absent for whole units. */
  readonly scale?: AmountScale | undefined
}

/** A revised cell with its amounts in whole units, as decimals. */
export interface CellInUnits extends Omit<RevisedCell, 'old' | 'new' | 'difference' | 'decimals'> {
  readonly old: string | null
  readonly new: string | null
  readonly difference: string
}

export function inCellUnits({ old, new: now, difference, decimals = 0, ...cell }: RevisedCell): CellInUnits {
  const write = (amount: bigint) => inWholeUnits(amount, decimals)
  return {
    ...cell,
    old: old === null ? null : write(old),
    new: now === null ? null : write(now),
    difference: write(difference),
  }
}

/**
 * The cells that differ between the rows of an earlier and a later vintage, ordered by month and codes; rows of
 * one key are added up. `isCovered` says whether the earlier vintage covered a row of the later: one that it did not is new,
 * not revised.
 */
export function revisedCells(
  { flow, cut, currency, scale }: Trade,
  earlier: readonly TracedRow[],
  later: readonly TracedRow[],
  isCovered: (row: TracedRow) => boolean,
): RevisedCell[] {
  const cells = new Map<string, { readonly row: TracedRow; readonly measure: Measure; amounts: Amounts }>()
  for (const [side, rows] of [earlier, later].entries())
    for (const row of rows)
      for (const [measure, unit, amount] of amountsOf(row, currency)) {
        const { period, commodity, partner, procedure, place } = row
        const key = JSON.stringify([period, commodity, partner, procedure, place, measure, unit])
        const cell = cells.get(key) ?? { row, measure, amounts: [null, null, unit] }
        const sums: [bigint | null, bigint | null] = [cell.amounts[0], cell.amounts[1]]
        sums[side] = (sums[side] ?? 0n) + amount
        cells.set(key, { ...cell, amounts: [...sums, unit] })
      }
  const changed = [...cells.values()]
    .filter(({ amounts: [old, now] }) => (old ?? 0n) !== (now ?? 0n))
    .filter(({ row, amounts: [old] }) => old !== null || isCovered(row))
    .map(({ row, measure, amounts: [old, now, unit] }) => ({
      flow,
      cut: cutKey(cut),
      months: formatRange(row.period),
      commodity: row.commodity,
      partner: row.partner,
      procedure: row.procedure,
      place: row.place,
      measure,
      unit,
      ...decimalsOf(measure, scale),
      old,
      new: now,
      difference: (now ?? 0n) - (old ?? 0n),
    }))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
  return classifyChanges(changed)
}

const decimalsOf = (measure: Measure, scale: AmountScale | undefined): Pick<RevisedCell, 'decimals'> => {
  const decimals = scale?.[measure === 'value' ? 'value' : 'quantity'] ?? 0
  return decimals > 0 ? { decimals } : {}
}

type Amounts = readonly [old: bigint | null, now: bigint | null, unit: string | null]

function amountsOf(row: TracedRow, currency: string): (readonly [Measure, string | null, bigint])[] {
  return [
    ['value', currency, row.value] as const,
    ...(row.quantity === null ? [] : [['quantity', row.unit, row.quantity] as const]),
    ...(row.quantity2 === null ? [] : [['quantity2', row.unit2, row.quantity2] as const]),
  ]
}

const orderOf = ({ months, commodity, partner, procedure, place, measure }: ChangedCell): string =>
  [months, commodity, partner, procedure, place, ['value', 'quantity', 'quantity2'].indexOf(measure)].join(
    ' ',
  )

/**
 * Which figures of a brief move from one vintage to the other, in the order of the later brief; those that only the
 * earlier one prints come last.
 */
export function movedFigures(
  earlier: ReadonlyMap<FigureId, ShownFigure>,
  later: ReadonlyMap<FigureId, ShownFigure>,
): Moves {
  const printed: MovedFigure[] = []
  let unseen = 0
  for (const { id, unit, text, exact } of later.values()) {
    const old = earlier.get(id)
    if (old && old.exact === exact) continue
    if (old?.text === text) unseen++
    else printed.push({ id, unit, old: old?.text ?? null, new: text })
  }
  const gone = [...earlier.values()]
    .filter(({ id }) => !later.has(id))
    .map(({ id, unit, text }): MovedFigure => ({ id, unit, old: text, new: null }))
  return { printed: [...printed, ...gone], unseen }
}
