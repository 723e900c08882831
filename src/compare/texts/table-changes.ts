import type { Cell, HeaderCell, Row, Table } from '../../brief/brief.ts'
import { alignSequences } from '../alignment/alignment.ts'
import type { CellChange, RowChange, TableChange } from '../comparison.ts'
import { compareLists, compareTexts, type TextCauses } from './text-changes.ts'
import { plainWords } from './words.ts'

/** A table of both versions with the same columns. */
export function compareTables(older: Table, newer: Table, causes: TextCauses): TableChange {
  const rows = alignSequences(older.rows, newer.rows, rowSimilarity).map((pair) => compareRows(pair))
  const caption = compareTexts(plainWords(older.caption), plainWords(newer.caption), causes)
  const notes = compareLists(older.notes.map(plainWords), newer.notes.map(plainWords), causes)
  const isSame = [caption, ...rows, ...notes].every(({ status }) => status === 'same')
  return {
    kind: 'table',
    id: newer.id,
    status: isSame ? 'same' : 'changed',
    caption,
    columns: columnNames(newer),
    rows,
    notes,
  }
}

/** A table of one version. */
export function tableOfOne(table: Table, status: 'removed' | 'added', causes: TextCauses): TableChange {
  const text = (words: string) =>
    status === 'removed'
      ? compareTexts(plainWords(words), null, causes)
      : compareTexts(null, plainWords(words), causes)
  return {
    kind: 'table',
    id: table.id,
    status,
    caption: text(table.caption),
    columns: columnNames(table),
    rows: table.rows.map((row) =>
      compareRows(status === 'removed' ? { older: row, newer: null } : { older: null, newer: row }),
    ),
    notes: table.notes.map(text),
  }
}

/** Whether two tables have the same columns, so that their cells can be compared. */
export const hasSameColumns = (older: Table, newer: Table): boolean =>
  leaves(older.header).length === leaves(newer.header).length &&
  leaves(older.header).every(({ holds }, index) => leaves(newer.header)[index]?.holds === holds)

const leaves = (header: readonly HeaderCell[]): HeaderCell[] =>
  header.flatMap((cell) => (cell.children ? leaves(cell.children) : [cell]))

/** Each column’s heading, with those above it. */
function columnNames({ header }: Table): string[] {
  const names = (cells: readonly HeaderCell[], above: readonly string[]): string[] =>
    cells.flatMap(({ label, children }) => {
      const path = label === '' ? above : [...above, label]
      return children ? names(children, path) : [path.join(' · ')]
    })
  return names(header, [])
}

/** Rows of the same names correspond, wherever they stand; where no names are the same, rows are others. */
function rowSimilarity(older: Row, newer: Row): number {
  if (older.kind !== newer.kind) return 0
  if (older.kind === 'block' || newer.kind === 'block')
    return rowTexts(older)[0] === rowTexts(newer)[0] ? 1 : 0.1
  const cells = older.cells.map((cell, index) => [cell, newer.cells[index]] as const)
  const names = cells.filter(([cell, other]) => cell.kind === 'name' || other?.kind === 'name')
  const sameNames = names.filter(([cell, other]) => cellText(cell) === cellText(other)).length
  if (names.length > 0 && sameNames * 2 < names.length) return 0
  const same = cells.filter(([cell, other]) => cellText(cell) === cellText(other)).length
  return (1 + same) / (1 + cells.length)
}

function compareRows({
  older,
  newer,
}: {
  readonly older: Row | null
  readonly newer: Row | null
}): RowChange {
  const row = newer ?? older
  const kind = row?.kind ?? 'data'
  const [before, after] = [older && rowTexts(older), newer && rowTexts(newer)]
  const cells = (after ?? before ?? []).map((_, index): CellChange => {
    const cell = row?.kind === 'data' ? row.cells[index] : undefined
    return {
      kind: cell?.kind === 'figure' ? 'figure' : 'name',
      older: before?.[index] ?? null,
      newer: after?.[index] ?? null,
    }
  })
  if (older === null) return { status: 'added', kind, cells }
  if (newer === null) return { status: 'removed', kind, cells }
  const isSame = cells.every((cell) => cell.older === cell.newer)
  return { status: isSame ? 'same' : 'changed', kind, cells }
}

const rowTexts = (row: Row): string[] => (row.kind === 'block' ? [row.label] : row.cells.map(cellText))

const cellText = (cell: Cell | undefined): string =>
  cell === undefined || cell.kind === 'empty' ? '' : cell.text
