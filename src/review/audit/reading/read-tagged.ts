import { type HeadingCell, spreadHeadings } from './heading-rows.ts'
import { normalise } from './normalise.ts'
import type { CellRow, Piece } from './pieces.ts'

/** An element of the structure of a tagged PDF. */
interface Element {
  readonly name: string
  readonly indent: number
  text: string
}

interface Cell extends HeadingCell {
  text: string
  columns: number
  rows: number
}

interface Table {
  readonly header: Cell[][]
  readonly rows: Cell[][]
  isHead: boolean
  cell: Cell | null
}

/** Texts of their own; other elements stand within these. */
const blocks: ReadonlySet<string> = new Set(['P', 'Caption', 'Note', 'FENote', 'LBody', 'Title', 'H', 'Span'])
const isBlock = (name: string): boolean => blocks.has(name) || /^H\d$/.test(name)

/** Contents, and the marks of footnotes and lists, are no text. */
const skipped: ReadonlySet<string> = new Set(['TOC', 'Lbl', 'Reference', 'Figure', 'Formula', 'Artifact'])

const elementForm = /^( *)([A-Z][A-Za-z]*\d?)(?: <[^>]*>)?(?: "[^"]*")?(?: \((?:block|inline)\))?:?$/
const textForm = /^( *)"(.*)"$/
const spanForm = /^ *\/(ColSpan|RowSpan) (\d{1,3})$/

/**
 * The structure of a tagged PDF, as Poppler’s `pdfinfo -struct-text` prints it: tables with their cells, whatever the
 * page looks like. Null where there is no table in it: the text by lines then says more.
 */
export function readTagged(structure: string): Piece[] | null {
  const reader = new TaggedReader()
  for (const line of structure.split(/\r?\n/)) reader.read(line)
  reader.end()
  return reader.pieces.some(({ kind }) => kind === 'table') ? reader.pieces : null
}

class TaggedReader {
  readonly pieces: Piece[] = []
  readonly #open: Element[] = []
  #table: Table | null = null

  read(line: string): void {
    const text = textForm.exec(line)
    if (text) {
      this.#take(text[2] ?? '', text[1]?.length ?? 0)
      return
    }
    const span = spanForm.exec(line)
    if (span) {
      if (this.#table?.cell) this.#table.cell[span[1] === 'ColSpan' ? 'columns' : 'rows'] = Number(span[2])
      return
    }
    const element = elementForm.exec(line)
    if (!element) return
    this.#close(element[1]?.length ?? 0)
    this.#begin(element[2] ?? '', element[1]?.length ?? 0)
  }

  end(): void {
    this.#close(0)
  }

  #begin(name: string, indent: number): void {
    this.#open.push({ name, indent, text: '' })
    if (name === 'Table') this.#table = { header: [], rows: [], isHead: false, cell: null }
    const table = this.#table
    if (!table) return
    // Paragraphs of a cell stay apart.
    if (table.cell && isBlock(name)) table.cell.text += '\n'
    if (name === 'THead') table.isHead = true
    else if (name === 'TBody' || name === 'TFoot') table.isHead = false
    else if (name === 'TR') (table.isHead ? table.header : table.rows).push([])
    else if (name === 'TH' || name === 'TD') {
      table.cell = { text: '', columns: 1, rows: 1 }
      ;(table.isHead ? table.header : table.rows).at(-1)?.push(table.cell)
    }
  }

  #take(text: string, indent: number): void {
    this.#close(indent)
    if (this.#open.some(({ name }) => skipped.has(name))) return
    const caption = this.#open.find(({ name }) => name === 'Caption')
    if (this.#table?.cell && !caption) this.#table.cell.text += text
    else {
      // A footnote stands in the middle of its sentence.
      const note = this.#open.find(({ name }) => name === 'Note' || name === 'FENote')
      const block = caption ?? note ?? this.#open.find(({ name }) => isBlock(name))
      if (block) block.text += text
    }
  }

  /** Ends all elements that an indentation is not within. */
  #close(indent: number): void {
    for (let last = this.#open.at(-1); last && last.indent >= indent; last = this.#open.at(-1)) {
      this.#open.pop()
      const text = clean(last.text)
      const isQuotation = this.#open.some(({ name }) => name === 'BlockQuote')
      if (text !== '')
        this.pieces.push({ kind: 'text', text, line: null, ...(isQuotation && { isQuotation }) })
      if (last.name === 'TH' || last.name === 'TD') {
        if (this.#table) this.#table.cell = null
      } else if (last.name === 'Table' && this.#table) {
        const notes = takeNotes(this.#table)
        this.pieces.push(toPiece(this.#table), ...notes)
        this.#table = null
      }
    }
  }
}

const clean = (text: string): string =>
  normalise(text.replace(/[\u200B\u00AD]/g, ''))
    .replace(/\s+/g, ' ')
    .trim()

const noteForm = /^(?:注|数据来源|资料来源|Notes?|Source)[：:]/

/** Removes the notes that stand as last row of a table, so that no page parts them from it: each is a text of its own. */
function takeNotes({ rows }: Table): Piece[] {
  const last = rows.at(-1)
  const [cell] = last ?? []
  if (!cell || last?.length !== 1 || !noteForm.test(clean(cell.text))) return []
  rows.pop()
  return cell.text.split('\n').flatMap((part): Piece[] => {
    const text = clean(part)
    return text === '' ? [] : [{ kind: 'text', text, line: null }]
  })
}

/** A label over the whole width that ends the heading belongs to the rows below it. */
function toPiece({ header, rows }: Table): Piece {
  const isLabel = header.length > 1 && header.at(-1)?.length === 1
  const heading = header
    .slice(0, isLabel ? -1 : undefined)
    .map((cells) => cells.map((cell) => ({ ...cell, text: clean(cell.text) })))
  const words = heading.flatMap((cells) => cells.map(({ text }) => text))
  const body = (isLabel ? [...header.slice(-1), ...rows] : rows).map(
    (cells): CellRow => ({ cells: cells.map(({ text }) => clean(text)), line: null }),
  )
  return { kind: 'table', header: words.join(' '), columns: spreadHeadings(heading), rows: body }
}
