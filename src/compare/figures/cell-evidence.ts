import type { Document, ShownFigure } from '../../brief/brief.ts'
import type { RevisedCell } from '../../review/revisions/revisions.ts'
import { type CellSet, cutKey, formatMonth, listCellSets } from '../../trade/trade.ts'

/** Whether a cell is among those of a set. */
export function isInCellSet(cell: RevisedCell, set: CellSet): boolean {
  const { flow, cut, currency, measure, commodities, dimension, codes, without, within = {} } = set
  if (cell.flow !== flow || cell.cut !== cutKey(cut) || cell.measure !== measure) return false
  if (measure === 'value' && cell.unit !== currency) return false
  if (!commodities.includes(cell.commodity) || !isInMonths(cell, set)) return false
  const code = dimension && cell[dimension]
  if (dimension && codes && !(code !== null && code !== undefined && codes.includes(code))) return false
  if (dimension && without && code !== null && code !== undefined && without.includes(code)) return false
  return (['partner', 'procedure', 'place'] as const).every((name) => {
    const allowed = within[name]
    const current = cell[name]
    return allowed === undefined || (current !== null && allowed.includes(current))
  })
}

function isInMonths({ months: text }: RevisedCell, { months, grain }: CellSet): boolean {
  const [from = '', to = from] = text.split('..')
  const [first, last] = [formatMonth(months.from), formatMonth(months.to)]
  return grain === 'whole' ? from === first && to === last : first <= from && to <= last
}

/** The cells that a figure of either version rests on by itself, of all that were revised. */
export function relevantCells(
  cells: readonly RevisedCell[],
  documents: readonly Pick<Document, 'figures'>[],
): RevisedCell[] {
  const sets = new Map<string, CellSet>()
  for (const { figures } of documents)
    for (const { derivation } of figures.values())
      for (const set of listCellSets(derivation)) sets.set(JSON.stringify(set), set)
  return cells.filter((cell) => [...sets.values()].some((set) => isInCellSet(cell, set)))
}

/** The positions of the revised cells that a figure itself rests on. */
export function touchedCells({ derivation }: ShownFigure, cells: readonly RevisedCell[]): number[] {
  const sets = listCellSets(derivation)
  return cells.flatMap((cell, index) => (sets.some((set) => isInCellSet(cell, set)) ? [index] : []))
}
