import {
  type Chart,
  type Document,
  getLocale,
  type Heading,
  type Inline,
  type Paragraph,
  type Table,
  type WorkbookWords,
} from '../../brief/brief.ts'
import type { NumberForm } from '../../trade/numbers/numbers.ts'
import type { FigureId } from '../../trade/trade.ts'
import { chartTable } from '../chart/chart.ts'
import { countDecimals } from '../ooxml/ooxml.ts'
import type { FindAddress } from './figure-formulas.ts'

/** A table, or the data of a chart, and the sheet and the name that it has in the workbook. */
export interface PlannedTable {
  readonly table: Table
  /** Null for a table of the brief. */
  readonly chart: Chart | null
  readonly sheet: string
  /** Its name as a table object: the same in every language, so that queries can rely on it. */
  readonly name: string
}

/** A note under tables; tables that say the same share one. */
export interface NumberedNote {
  readonly number: number
  readonly text: string
  readonly sheets: readonly string[]
}

/** What stands where in a workbook: sheets, tables, notes and the cells of figures. */
export interface WorkbookPlan {
  readonly document: Document
  readonly words: WorkbookWords
  readonly tables: readonly PlannedTable[]
  readonly notes: readonly NumberedNote[]
  /** What the brief says about itself, with its heading; it stands on the cover, not in the text. */
  readonly statements: readonly (Heading | Paragraph)[]
  /** The rows of the data sheet, from 0 under the header. */
  readonly rows: ReadonlyMap<FigureId, number>
  /** Of a figure's value, seen from other sheets. */
  readonly addressOf: FindAddress
}

/** The column of the data sheet that holds values, and the rows of its header. */
export const valueColumn = 'B'
const headerRows = 1

/** The cell of a figure's value on the data sheet, absolute, so that a table that is sorted keeps its figures. */
export const valueCell = (row: number): string => `$${valueColumn}$${row + headerRows + 1}`

/** Decides what stands where. */
export function planWorkbook(document: Document): WorkbookPlan {
  const { numbers, press } = getLocale(document.language)
  const words = press.workbook
  const blocks = document.blocks.filter((block) => block.kind === 'table' || block.kind === 'chart')
  const sheets = distinct(blocks.map(({ kind, number }) => words.sheets[kind](number)))
  const names = distinct(blocks.map(({ id }) => `brief_${id.replace(/[^A-Za-z0-9]+/g, '_').slice(0, 200)}`))
  const tables = blocks.map((block, index) => ({
    ...(block.kind === 'table'
      ? { table: block, chart: null }
      : { table: plotted(block, numbers), chart: block }),
    sheet: sheets[index] ?? '',
    name: names[index] ?? '',
  }))
  const rows = new Map([...document.figures.keys()].map((id, row) => [id, row]))
  return {
    document,
    words,
    tables,
    notes: numberedNotes(tables, words),
    statements: statementsOf(document),
    rows,
    addressOf: (id) => `${words.sheets.data}!${valueCell(getRow(rows, id))}`,
  }
}

/** The data of a chart; where there is a gap the cell is empty, since a sign would be drawn as zero. */
function plotted(chart: Chart, numbers: NumberForm): Table {
  const table = chartTable(chart)
  const rows = table.rows.map((row) =>
    row.kind === 'block'
      ? row
      : {
          ...row,
          cells: row.cells.map((cell) =>
            cell.kind === 'figure' && countDecimals(cell.text, numbers) === null
              ? ({ kind: 'empty' } as const)
              : cell,
          ),
        },
  )
  return { ...table, rows }
}

/** The row of a figure. @throws Error where the document has no such figure. */
export function getRow(rows: ReadonlyMap<FigureId, number>, id: FigureId): number {
  const row = rows.get(id)
  if (row === undefined) throw new Error(`no figure ${id}`)
  return row
}

/** A note without the word that its mark says. */
export function noteText(note: string, { noteWord }: WorkbookWords): string {
  if (!note.startsWith(noteWord)) return note
  const [first = '', ...rest] = note.slice(noteWord.length)
  return first.toUpperCase() + rest.join('')
}

/** A line as text, with footnotes by their marks and, after the words of a link, where it leads. */
export function markedText(content: readonly Inline[], words: WorkbookWords): string {
  return content
    .map((inline, index) => {
      if (inline.kind === 'footnote') return words.footnoteMark(inline.number)
      const { text, link } = inline
      const next = content[index + 1]
      const ends =
        link !== undefined && (next === undefined || next.kind === 'footnote' || next.link !== link)
      return ends && link !== text ? text + words.inBrackets(link) : text
    })
    .join('')
}

function numberedNotes(tables: readonly PlannedTable[], words: WorkbookWords): NumberedNote[] {
  const sheets = new Map<string, string[]>()
  for (const { table, sheet } of tables)
    for (const note of table.notes) {
      const text = noteText(note, words)
      sheets.set(text, [...(sheets.get(text) ?? []), sheet])
    }
  return [...sheets].map(([text, on], index) => ({ number: index + 1, text, sheets: on }))
}

function statementsOf({ blocks }: Document): (Heading | Paragraph)[] {
  const isStatement = (index: number) => {
    const block = blocks[index]
    return block?.kind === 'paragraph' && block.role === 'statement'
  }
  return blocks
    .flatMap((block, index) =>
      isStatement(index) || (block.kind === 'heading' && isStatement(index + 1)) ? [block] : [],
    )
    .filter((block) => block.kind === 'heading' || block.kind === 'paragraph')
}

function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((base) => {
    let name = base
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${base}_${count}`
    taken.add(name.toLowerCase())
    return name
  })
}
