import type { Cell, Locale, Row, Table } from '../../brief/brief.ts'
import type { NumberForm } from '../../trade/numbers/numbers.ts'
import { columnWidths, getDecimalTail, type HeaderGrid, headerGrid, textWidth } from '../shared/shared.ts'
import type { BorderProps, Slide, TableCellProps, TableRow } from './deck-library.ts'
import { colour, fontFace, place, size } from './slide-look.ts'
import { slideText } from './text-runs.ts'

/** Rows of a table on one slide, beside its header. */
const mostRows = 14
/** So much of a slide is filled at least, where its rows end before a row over others. */
const leastPart = 0.5
/** The last slide of a table has so many rows at least. */
const leastLast = 4
const twipsPerInch = 1_440
/** Of a table's letters: half as wide as they are high, in twips. */
const digit = (size.table * 20) / 2
/** Left and right of the text in a cell, and above and below it, in points. */
const inset = { side: 5, end: 2 } as const
const rowHeight = 0.3
/** Of a further line of a row, in inches. */
const lineHeight = (size.table * 1.2) / 72

/**
 * The rows of a table, as many to a slide as fit. A row over others does not stand last, and is repeated over those of
 * them that stand on the next slide.
 */
export function splitRows(rows: readonly Row[]): Row[][] {
  const parts: Row[][] = []
  let rest = [...rows]
  while (rest.length > mostRows) {
    const count = countRows(rest)
    parts.push(rest.slice(0, count))
    const over = rest.slice(0, count).findLast(({ kind }) => kind === 'block')
    rest = rest.slice(count)
    if (over && rest[0]?.kind !== 'block') rest = [over, ...rest]
  }
  return [...parts, rest]
}

/** A slide ends before a row over others where that leaves not too few rows on it; else it is filled. */
function countRows(rows: readonly Row[]): number {
  const before = rows.slice(0, mostRows + 1).findLastIndex(({ kind }) => kind === 'block')
  if (before >= mostRows * leastPart) return before
  const filled = Math.min(mostRows, rows.length - leastLast)
  return rows[filled - 1]?.kind === 'block' ? filled - 1 : filled
}

/** Writes some of a table's rows on a slide, under its caption and header; with its notes where they are the last. */
export function writeTable(
  slide: Slide,
  table: Table,
  part: { readonly rows: readonly Row[]; readonly index: number; readonly isLast: boolean },
  { script, numbers, press }: Locale,
): void {
  const continued = part.index === 0 ? '' : press.slides.continued
  const font = { fontFace: fontFace[script], color: colour.ink }
  const caption = slideText(table.caption) + continued
  slide.addText(caption, {
    ...place.caption,
    ...font,
    fontSize: fitCaption(caption),
    bold: true,
    align: 'center',
    objectName: `Caption ${table.number}.${part.index + 1}`,
  })
  const grid = headerGrid(table)
  const widths = columnWidths(table, place.table.w * twipsPerInch, {
    digit,
    padding: 2 * inset.side * 20,
    gap: 200,
    numbers,
  }).map((width) => width / twipsPerInch)
  const tails = grid.columns.map((_, column) =>
    Math.max(0, ...table.rows.map((row) => tailWidth(row, column, numbers))),
  )
  const header = headerRows(grid)
  const body = part.rows.map((row) => bodyRow(row, grid.columns.length, { tails, numbers }))
  slide.addTable([...header, ...lastRuled(body)], {
    ...place.table,
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
        y: place.table.y + rowHeight * (header.length + body.length) + further * lineHeight + 0.15,
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

/** How many lines the names of a row take, beyond the first. */
function countFurtherLines(row: Row, widths: readonly number[]): number {
  if (row.kind === 'block') return 0
  const lines = row.cells.map((cell, column) => {
    const room = (widths[column] ?? 0) * 72 - 2 * inset.side
    return cell.kind === 'name' ? Math.ceil((textWidth(cell.text) * size.table * 0.5) / room) : 1
  })
  return Math.max(1, ...lines) - 1
}

/** How many lines the labels of a header take, beyond one a row. */
function countHeaderLines({ rows }: HeaderGrid, widths: readonly number[]): number {
  return rows.reduce((sum, cells) => {
    const lines = cells.map(({ label, column, columnSpan, rowSpan }) => {
      const inches = widths.slice(column, column + columnSpan).reduce((total, width) => total + width, 0)
      // A label over several rows of the header has theirs too.
      return countLines(label, inches * 72 - 2 * inset.side) - (rowSpan - 1)
    })
    return sum + Math.max(1, ...lines) - 1
  }, 0)
}

/** How many lines bold words take in so many points; Chinese is broken between any two characters. */
function countLines(label: string, room: number): number {
  let [lines, used] = [1, 0]
  for (const word of slideText(label).match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*/gu) ?? []) {
    const width = textWidth(word.trimEnd()) * size.table * 0.54
    if (used > 0 && used + width > room) [lines, used] = [lines + 1, 0]
    used += textWidth(word) * size.table * 0.54
  }
  return lines
}

const margin = ({ left = 0, right = 0 } = {}): [number, number, number, number] => [
  inset.end,
  inset.side + right,
  inset.end,
  inset.side + left,
]
/** Before a column of names that stands beside figures, in points. */
const gap = 10
const besideFigures = (holds: string | null, column: number) => ({
  left: holds === 'name' && column > 0 ? gap : 0,
})
const rule = (pt: number, color: string): BorderProps => ({ type: 'solid', pt, color })
const noRule: BorderProps = { type: 'none' }

function headerRows({ rows }: HeaderGrid): TableRow[] {
  return rows.map((cells, level) =>
    cells.map(({ label, column, columnSpan, rowSpan, holds }) => ({
      text: slideText(label),
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
  width: number,
  { tails, numbers }: { readonly tails: readonly number[]; readonly numbers: NumberForm },
): TableRow {
  const border: TableCellProps['border'] = [noRule, noRule, rule(0.5, colour.hairline), noRule]
  if (row.kind === 'block')
    return [
      {
        text: slideText(row.label),
        options: {
          colspan: width,
          bold: true,
          color: colour.accent,
          align: 'left',
          margin: margin(),
          border,
        },
      },
    ]
  return row.cells.map((cell, column) => ({
    text: slideText(textOf(cell)),
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
