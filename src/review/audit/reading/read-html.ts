import { tokens } from './markup.ts'
import { normalise } from './normalise.ts'
import type { CellRow, Piece } from './pieces.ts'

/** Elements that begin and end a text of its own. */
const apart = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'li', 'caption', 'figcaption', 'div', 'section', 'br'])

const apartFromProse = /\bclass="(?:commentary|derivations)"/

/** HTML as our press writes it, and tables of others: captions inside the table, headings in `thead`. */
export function readHtml(markup: string): Piece[] {
  const pieces: Piece[] = []
  let text = ''
  let table: { header: string[]; rows: CellRow[]; cells: string[] | null; heading: boolean } | null = null
  let cell: string | null = null
  let mark = 0
  /** How deep in what is no prose of the genre: commentary, and the list of derivations. */
  let commentary = 0
  const flush = () => {
    const plain = normalise(text).trim()
    if (plain !== '') pieces.push({ kind: 'text', text: plain, line: null })
    text = ''
  }
  for (const token of tokens(markup)) {
    if (token.kind !== 'text' && (token.name === 'div' || token.name === 'details')) {
      if (token.kind === 'open' && (commentary > 0 || apartFromProse.test(token.attributes))) commentary++
      else if (token.kind === 'close' && commentary > 0) commentary--
      flush()
    }
    if (commentary > 0) continue
    if (token.kind === 'text') {
      if (mark > 0) continue
      if (cell !== null) cell += token.text
      else text += token.text
      continue
    }
    const opens = token.kind === 'open'
    if (token.name === 'sup') mark = Math.max(0, mark + (opens ? 1 : -1))
    else if (token.name === 'table') {
      flush()
      if (table) pieces.push({ kind: 'table', header: table.header.join(' '), rows: table.rows })
      table = opens ? { header: [], rows: [], cells: null, heading: false } : null
      cell = null
    } else if (table && token.name === 'thead') table.heading = opens
    else if (table && token.name === 'tr') {
      if (opens) table.cells = []
      else if (table.cells) {
        if (table.heading) for (const heading of table.cells) table.header.push(heading)
        else table.rows.push({ cells: table.cells, line: null })
        table.cells = null
      }
    } else if (table?.cells && (token.name === 'td' || token.name === 'th')) {
      if (opens) cell = ''
      else if (cell !== null) {
        table.cells.push(normalise(cell).trim())
        cell = null
      }
    } else if (cell === null && apart.has(token.name)) flush()
  }
  flush()
  return pieces
}
