import type { Cell, Locale, Row, Table } from '../../brief/brief.ts'
import type { NumberForm } from '../../trade/numbers/numbers.ts'
import { columnWidths, getDecimalTail, type HeaderGrid, headerGrid, textWidth } from '../shared/shared.ts'
import type { BorderProps, Slide, TableCellProps, TableRow } from './deck-library.ts'
import { colour, contentEnd, fontFace, place, size } from './slide-look.ts'
import {
  besideFigures,
  countFurtherLines,
  countHeaderLines,
  cellInset as inset,
  linesIn,
  proseWidth,
} from './text-fit.ts'
import { slideText } from './text-runs.ts'

/** Rows of a table on one slide, at least. */
const leastRows = 14
/** So much of a slide is filled at least, where its rows end before a row over others. */
const leastPart = 0.5
const twipsPerInch = 1_440
/** Of a table's letters: half as wide as they are high, in twips. */
const digit = (size.table * 20) / 2
const rowHeight = 0.3
/** Of the caption with the room below it, of the room above the notes, and of a line of them, in inches. */
const [captionHeight, aboveNotes, noteHeight] = [0.45, 0.15, (size.note * 1.2) / 72] as const
/** Of a further line of a row, in inches. */
const lineHeight = (size.table * 1.2) / 72

/**
 * The rows of a table, as many to a slide as fit. A row over others does not stand last, and is repeated over those of
 * them that stand on the next slide.
 */
export function splitRows(rows: readonly Row[], most: number = leastRows): Row[][] {
  const parts: Row[][] = []
  let rest = [...rows]
  while (rest.length > most) {
    const count = countRows(rest, most)
    parts.push(rest.slice(0, count))
    const over = rest.slice(0, count).findLast(({ kind }) => kind === 'block')
    rest = rest.slice(count)
    if (over && rest[0]?.kind !== 'block') rest = [over, ...rest]
  }
  return [...parts, rest]
}

/** A slide ends before a row over others where that leaves not too few rows on it; else each has about as many rows. */
function countRows(rows: readonly Row[], most: number): number {
  const before = rows.slice(0, most + 1).findLastIndex(({ kind }) => kind === 'block')
  if (before >= most * leastPart) return before
  const filled = Math.ceil(rows.length / Math.ceil(rows.length / most))
  return rows[filled - 1]?.kind === 'block' ? filled - 1 : filled
}

/** How many rows of a table stand on a slide: more where neither its header nor its notes take many lines. */
export function mostRows(table: Table, locale: Locale): number {
  const { header, notes } = measureTable(table, locale)
  const room = contentEnd - place.caption.y - captionHeight - aboveNotes - noteHeight * notes
  return Math.max(leastRows, Math.floor(room / rowHeight) - header)
}

/** How high a table is on a slide of its own, with its caption and notes, in inches. */
export function tableHeight(table: Table, locale: Locale): number {
  const { widths, header, notes } = measureTable(table, locale)
  const further = table.rows.reduce((sum, row) => sum + countFurtherLines(row, widths), 0)
  return (
    captionHeight +
    rowHeight * (header + table.rows.length) +
    lineHeight * further +
    aboveNotes +
    noteHeight * notes
  )
}

/** The widths of a table's columns in inches, and how many lines its header and its notes take. */
function measureTable(table: Table, { numbers }: Locale) {
  const grid = headerGrid(table)
  const widths = columnWidths(table, place.table.w * twipsPerInch, {
    digit,
    padding: 2 * inset.side * 20,
    gap: 200,
    numbers,
  }).map((width) => width / twipsPerInch)
  const perLine = (place.notes.w * 72 * 2) / size.note
  const notes = table.notes.reduce((sum, note) => sum + Math.ceil(proseWidth(note) / perLine), 0)
  return { grid, widths, header: grid.rows.length + countHeaderLines(grid, widths), notes }
}

/**
 * Writes some of a table's rows on a slide, under its caption and header; with its notes where they are the last. It
 * begins at `top`, in inches.
 */
export function writeTable(
  slide: Slide,
  table: Table,
  part: {
    readonly rows: readonly Row[]
    readonly index: number
    readonly isLast: boolean
    readonly top?: number
  },
  locale: Locale,
): void {
  const { script, numbers, press } = locale
  const top = part.top ?? place.caption.y
  const continued = part.index === 0 ? '' : press.continued
  const font = { fontFace: fontFace[script], color: colour.ink }
  const caption = slideText(table.caption) + continued
  slide.addText(caption, {
    ...place.caption,
    y: top,
    ...font,
    fontSize: fitCaption(caption),
    bold: true,
    align: 'center',
    objectName: `Caption ${table.number}.${part.index + 1}`,
  })
  const { grid, widths } = measureTable(table, locale)
  const tails = grid.columns.map((_, column) =>
    Math.max(0, ...table.rows.map((row) => tailWidth(row, column, numbers))),
  )
  const header = headerRows(grid, widths)
  const body = part.rows.map((row) => bodyRow(row, widths, { tails, numbers }))
  slide.addTable([...header, ...lastRuled(body)], {
    ...place.table,
    y: top + captionHeight,
    colW: widths,
    rowH: rowHeight,
    ...font,
    fontSize: size.table,
    valign: 'middle',
    objectName: `Table ${table.number}.${part.index + 1}`,
  })
  const further =
    countHeaderLines(grid, widths) + part.rows.reduce((sum, row) => sum + countFurtherLines(row, widths), 0)
  if (part.isLast && table.notes.length > 0)
    slide.addText(
      table.notes.map((note) => ({ text: slideText(note), options: { breakLine: true } })),
      {
        ...place.notes,
        y:
          top + captionHeight + rowHeight * (header.length + body.length) + further * lineHeight + aboveNotes,
        ...font,
        color: colour.faint,
        fontSize: size.note,
        valign: 'top',
        objectName: `Notes ${table.number}`,
      },
    )
}

/** The size of a caption that stays on its line, in points; no smaller than the table's. */
const fitCaption = (caption: string): number =>
  Math.max(size.table, Math.min(size.caption, Math.floor((place.caption.w * 72 * 1.9) / textWidth(caption))))

const margin = ({ left = 0, right = 0 } = {}): [number, number, number, number] => [
  inset.end,
  inset.side + right,
  inset.end,
  inset.side + left,
]
const rule = (pt: number, color: string): BorderProps => ({ type: 'solid', pt, color })
const noRule: BorderProps = { type: 'none' }

function headerRows({ rows }: HeaderGrid, widths: readonly number[]): TableRow[] {
  return rows.map((cells, level) =>
    cells.map(({ label, column, columnSpan, rowSpan, holds }) => ({
      text: linesIn(label, widths, { column, columnSpan, holds }).join('\n'),
      options: {
        bold: true,
        fill: { color: colour.band },
        align: holds === null ? 'center' : holds === 'name' ? 'left' : 'right',
        valign: 'bottom',
        margin: margin(besideFigures(holds, column)),
        ...(columnSpan > 1 && { colspan: columnSpan }),
        ...(rowSpan > 1 && { rowspan: rowSpan }),
        border: [
          level === 0 ? rule(1.5, colour.accent) : noRule,
          noRule,
          level + rowSpan === rows.length ? rule(0.75, colour.accent) : rule(0.5, colour.hairline),
          noRule,
        ],
      },
    })),
  )
}

function bodyRow(
  row: Row,
  widths: readonly number[],
  { tails, numbers }: { readonly tails: readonly number[]; readonly numbers: NumberForm },
): TableRow {
  const border: TableCellProps['border'] = [noRule, noRule, rule(0.5, colour.hairline), noRule]
  if (row.kind === 'block')
    return [
      {
        text: slideText(row.label),
        options: {
          colspan: widths.length,
          bold: true,
          color: colour.accent,
          align: 'left',
          margin: margin(),
          border,
        },
      },
    ]
  return row.cells.map((cell, column) => ({
    text:
      cell.kind === 'name'
        ? linesIn(cell.text, widths, { column, holds: cell.kind }).join('\n')
        : slideText(textOf(cell)),
    options: {
      align: cell.kind === 'name' ? 'left' : 'right',
      // Decimal points of a column stand under one another.
      margin: margin({
        ...besideFigures(cell.kind, column),
        right: cell.kind === 'figure' ? (tails[column] ?? 0) - tailWidth(row, column, numbers) : 0,
      }),
      border,
    },
  }))
}

/** The rows with a heavier rule under the last. */
const lastRuled = (rows: readonly TableRow[]): TableRow[] =>
  rows.map((row, index) =>
    index < rows.length - 1
      ? row
      : row.map((cell) => ({
          ...cell,
          options: { ...cell.options, border: [noRule, noRule, rule(1.5, colour.accent), noRule] },
        })),
  )

const textOf = (cell: Cell): string => (cell.kind === 'empty' ? '' : cell.text)

/** How wide what stands right of the place of the decimal point is, in points. */
function tailWidth(row: Row, column: number, numbers: NumberForm): number {
  const cell = row.kind === 'data' ? row.cells[column] : undefined
  const tail = cell?.kind === 'figure' ? getDecimalTail(cell.text, numbers) : ''
  return tail === '' ? 0 : ((tail.length - 1) * 0.55 + 0.28) * size.table
}
