import { tableOfRows } from './heading-rows.ts'
import { normalise } from './normalise.ts'
import type { CellRow, Piece } from './pieces.ts'

/** The rows of a workbook’s sheets: a row with a single cell is a text, rows with several are a table up to the next text. */
export function readSheets(sheets: readonly (readonly (readonly string[])[])[]): Piece[] {
  const pieces: Piece[] = []
  for (const rows of sheets) {
    let table: CellRow[] = []
    const flush = () => {
      if (table.length > 0) pieces.push(tableOfRows(trimmed(table)))
      table = []
    }
    for (const [index, cells] of rows.entries()) {
      const filled = cells.map((cell) => normalise(cell).trim())
      const [only, ...others] = filled.filter((cell) => cell !== '')
      if (only === undefined) {
        flush()
        continue
      }
      // A label within a table is followed by more of its rows, and is short.
      const isLabel =
        others.length === 0 &&
        table.length > 1 &&
        only.length <= 24 &&
        filled[0] === only &&
        !/^[表图注]|^Table|^Note|^Source|来源/.test(only)
      if (others.length > 0 || isLabel) table.push({ cells: filled, line: index + 1 })
      else {
        flush()
        pieces.push({ kind: 'text', text: only, line: index + 1 })
      }
    }
    flush()
  }
  return pieces
}

/** Without columns that are empty throughout, and all of one width. */
function trimmed(rows: readonly CellRow[]): CellRow[] {
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  const used = Array.from({ length: width }, (_, column) => column).filter((column) =>
    rows.some(({ cells }) => (cells[column] ?? '') !== ''),
  )
  return rows.map(({ cells, line }) => ({ cells: used.map((column) => cells[column] ?? ''), line }))
}
