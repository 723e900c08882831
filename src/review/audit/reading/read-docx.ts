import { tokens } from './markup.ts'
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
  let table: { header: string[]; rows: CellRow[] } | null = null
  let row: { cells: string[]; heading: boolean } | null = null
  let text = ''
  let inText = false
  let free = false
  for (const token of tokens(xml)) {
    if (token.kind === 'text') {
      if (inText) text += token.text
      continue
    }
    const opens = token.kind === 'open'
    switch (token.name) {
      case 'w:t':
        inText = opens
        break
      case 'w:tbl':
        if (!opens && table) pieces.push({ kind: 'table', header: table.header.join(' '), rows: table.rows })
        table = opens ? { header: [], rows: [] } : null
        break
      case 'w:tr':
        if (opens) row = { cells: [], heading: false }
        else if (table && row) {
          if (row.heading) for (const heading of row.cells) table.header.push(heading)
          else table.rows.push({ cells: row.cells, line: null })
          row = null
        }
        break
      case 'w:tblheader':
        if (row && opens) row.heading = true
        break
      case 'w:tc':
        if (!opens && row) row.cells.push(normalise(text).trim())
        text = ''
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
