import { createTextSimilarity } from '../../compare/alignment/alignment.ts'
import type { CellRow } from '../../review/audit/reading/reading.ts'
import type { Reference, ReferenceCell, ReferenceTable } from './reference.ts'

/** A row of a draft with the row of the brief that it repeats. */
export interface RowMatch {
  readonly row: CellRow
  /** Null where no row of the brief has as many of its cells as half. */
  readonly expected: readonly ReferenceCell[] | null
}

export interface TableMatch {
  readonly table: ReferenceTable | null
  readonly rows: readonly RowMatch[]
}

/**
 * Finds the table of the brief that a table of a draft repeats: that with most of its rows, under the most similar caption.
 *
 * @param caption the text before the table.
 */
export function matchTable(
  { columns, rows }: { readonly columns: readonly string[]; readonly rows: readonly CellRow[] },
  caption: string,
  { tables }: Reference,
): TableMatch {
  const similarity = createTextSimilarity()
  const width = Math.max(columns.length, ...rows.map(({ cells }) => cells.length))
  const scored = tables
    .filter((table) => table.columns.length === width)
    .map((table) => {
      const matched = rows.map((row): RowMatch => ({ row, expected: findRow(row.cells, table) }))
      const found = matched.filter(({ expected }) => expected !== null).length
      return {
        table,
        matched,
        score: found / Math.max(1, rows.length) + similarity(table.caption, caption) / 2,
      }
    })
    .sort((a, b) => b.score - a.score)
  const [best] = scored
  if (!best?.matched.some(({ expected }) => expected !== null))
    return { table: null, rows: rows.map((row) => ({ row, expected: null })) }
  return { table: best.table, rows: best.matched }
}

function findRow(cells: readonly string[], { rows }: ReferenceTable): readonly ReferenceCell[] | null {
  const filled = cells.filter((cell) => cell.trim() !== '').length
  let found: readonly ReferenceCell[] | null = null
  let most = 0
  for (const row of rows) {
    const same = cells.filter(
      (cell, index) => cell.trim() !== '' && isSameCell(cell, row[index]?.text ?? ''),
    ).length
    const isBetter =
      same > most || (same === most && found !== null && isSameCell(cells[0] ?? '', row[0]?.text ?? ''))
    if (same * 2 >= filled && isBetter) [found, most] = [row, same]
  }
  return found
}

export const isSameCell = (a: string, b: string): boolean => plain(a) === plain(b)

const plain = (text: string): string =>
  text
    .replaceAll(/[\s,*]/g, '')
    .replace('−', '-')
    .toLowerCase()
