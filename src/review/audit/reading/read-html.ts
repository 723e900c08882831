import { tokens } from '../../../sources/formats/formats.ts'
import { type HeadingCell, isNumberCell, spreadHeadings, tableOfRows } from './heading-rows.ts'
import { normalise } from './normalise.ts'
import type { CellRow, Piece } from './pieces.ts'

/** Elements that begin and end a text of its own. */
const apart = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'li', 'caption', 'figcaption', 'div', 'section', 'br'])

const apartFromProse = /\bclass="(?:commentary|derivations)"/

interface Table {
  readonly header: HeadingCell[][]
  readonly rows: CellRow[]
  /** The first rows with what their cells span, for a heading that is marked by nothing else. */
  readonly first: HeadingCell[][]
  cells: HeadingCell[] | null
  heading: boolean
}

const spanOf = (attributes: string, name: 'colspan' | 'rowspan'): number =>
  Number(new RegExp(`\\b${name}="(\\d{1,3})"`).exec(attributes)?.[1] ?? 1)

/** No heading has more rows. */
const mostHeadingRows = 5

function toPiece({ header, rows, first }: Table): Piece {
  if (header.length === 0) {
    const begin = first.findIndex((cells) => cells.some(({ text }) => isNumberCell(text)))
    const heading = first.slice(0, Math.max(0, begin))
    const isSpanned = heading.flat().some(({ columns, rows: height }) => columns > 1 || height > 1)
    if (!isSpanned || heading.some(({ length }) => length < 2)) return tableOfRows(rows)
    return toPiece({
      header: heading,
      rows: rows.slice(heading.length),
      first: [],
      cells: null,
      heading: false,
    })
  }
  const words = header.flatMap((cells) => cells.map(({ text }) => text))
  return { kind: 'table', header: words.join(' '), columns: spreadHeadings(header), rows }
}

/** HTML as our press writes it, and tables of others: captions inside the table, headings in `thead`. */
export function readHtml(markup: string): Piece[] {
  const pieces: Piece[] = []
  let text = ''
  let table: Table | null = null
  let cell: string | null = null
  let spans: Omit<HeadingCell, 'text'> = { columns: 1, rows: 1 }
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
      if (table) pieces.push(toPiece(table))
      table = opens ? { header: [], rows: [], first: [], cells: null, heading: false } : null
      cell = null
    } else if (table && token.name === 'thead') table.heading = opens
    else if (table && token.name === 'tr') {
      if (opens) table.cells = []
      else if (table.cells) {
        if (table.heading) table.header.push(table.cells)
        else {
          if (table.first.length <= mostHeadingRows) table.first.push(table.cells)
          table.rows.push({ cells: table.cells.map(({ text: words }) => words), line: null })
        }
        table.cells = null
      }
    } else if (table?.cells && (token.name === 'td' || token.name === 'th')) {
      if (opens) {
        cell = ''
        spans = { columns: spanOf(token.attributes, 'colspan'), rows: spanOf(token.attributes, 'rowspan') }
      } else if (cell !== null) {
        table.cells.push({ text: normalise(cell).replace(/\s+/g, ' ').trim(), ...spans })
        cell = null
      }
    } else if (cell === null && apart.has(token.name)) flush()
  }
  flush()
  return pieces
}
