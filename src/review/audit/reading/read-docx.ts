import { tokens } from '../../../sources/formats/formats.ts'
import { type HeadingCell, spreadHeadings, tableOfRows } from './heading-rows.ts'
import { normalise } from './normalise.ts'
import type { CellRow, Piece } from './pieces.ts'

/**
 * A Word document (Office Open XML), from its `word/document.xml` and `word/footnotes.xml`: paragraphs, and
 * tables with heading rows marked as such. Footnotes come last.
 */
export function readDocx(document: string, footnotes: string | null): Piece[] {
  return [...piecesOf(document), ...(footnotes === null ? [] : piecesOf(footnotes))]
}

function piecesOf(xml: string): Piece[] {
  const pieces: Piece[] = []
  let table: { header: HeadingCell[][]; rows: CellRow[] } | null = null
  let row: { cells: HeadingCell[]; heading: boolean } | null = null
  let [span, merged] = [1, false]
  let text = ''
  let [inText, free] = [false, false]
  for (const token of tokens(xml)) {
    if (token.kind === 'text') {
      if (inText) text += token.text
      continue
    }
    const opens = token.kind === 'open'
    if (opens && token.name === 'w:nobreakhyphen') text += '-'
    switch (token.name) {
      case 'w:t':
        inText = opens
        break
      case 'w:tbl':
        if (!opens && table) pieces.push(toTable(table))
        table = opens ? { header: [], rows: [] } : null
        break
      case 'w:tr':
        if (opens) row = { cells: [], heading: false }
        else if (table && row) {
          if (row.heading) table.header.push(row.cells)
          else table.rows.push({ cells: row.cells.map((cell) => cell.text), line: null })
          row = null
        }
        break
      case 'w:tblheader':
        if (row && opens) row.heading = true
        break
      case 'w:tc':
        if (!opens && row) row.cells.push(toCell(merged ? aboveAt(table, row.cells) : normalise(text), span))
        if (opens) [span, merged] = [1, false]
        text = ''
        break
      case 'w:gridspan':
        if (opens) span = Number(/w:val="(\d{1,3})"/.exec(token.attributes)?.[1] ?? 1)
        break
      case 'w:vmerge':
        if (opens) merged = !/restart/.test(token.attributes)
        break
      case 'w:pstyle':
        // Commentary is free prose and no genre to be read.
        if (opens && /"Commentary(?:List)?"/.test(token.attributes)) free = true
        break
      case 'w:p':
        if (opens) free = false
        else if (!row) {
          if (text.trim() !== '' && !free)
            pieces.push({ kind: 'text', text: normalise(text).trim(), line: null })
          text = ''
        }
        break
    }
  }
  return pieces
}

const toCell = (text: string, columns: number): HeadingCell => ({ text: text.trim(), columns, rows: 1 })

/** A heading cell that goes on from the row above has its words. */
function aboveAt(
  table: { readonly header: readonly HeadingCell[][] } | null,
  before: readonly HeadingCell[],
): string {
  let column = before.reduce((sum, { columns }) => sum + columns, 0)
  for (const cell of table?.header.at(-1) ?? []) {
    if (column < cell.columns) return cell.text
    column -= cell.columns
  }
  return ''
}

function toTable({
  header,
  rows,
}: {
  readonly header: readonly HeadingCell[][]
  readonly rows: readonly CellRow[]
}): Piece {
  if (header.length === 0) return tableOfRows(rows)
  const words = header.flatMap((cells) => cells.map(({ text }) => text))
  return { kind: 'table', header: words.join(' '), columns: spreadHeadings(header), rows }
}
