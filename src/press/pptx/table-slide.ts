import type { Cell, Locale, Row, Table } from '../../brief/brief.ts'
import type { NumberForm } from '../../trade/numbers/numbers.ts'
import { getDecimalTail, type HeaderGrid, textWidth } from '../shared/shared.ts'
import type { BorderProps, Slide, TableCellProps, TableRow } from './deck-library.ts'
import { colour, fontFace, place, size } from './slide-look.ts'
import {
  captionHeight,
  layOutTable,
  notesHeight,
  notesTop,
  partHeight,
  rowHeights,
  type TableLayout,
  type TablePart,
} from './table-layout.ts'
import { besideFigures, cellInset as inset, linesIn } from './text-fit.ts'
import { slideText } from './text-runs.ts'

/** Writes a part of a table on a slide under its caption, its rows with their header. It begins at `top`, in inches. */
export function writeTable(
  slide: Slide,
  table: Table,
  part: TablePart & { readonly index: number; readonly top?: number },
  locale: Locale,
): void {
  const { script, press } = locale
  const top = part.top ?? place.caption.y
  const hasRows = part.rows.length > 0
  const continued = part.index === 0 ? '' : press.continued
  const font = { fontFace: fontFace[script], color: colour.ink }
  const caption = hasRows ? slideText(table.caption) + continued : press.slides.notesOf(table.number)
  slide.addText(caption, {
    ...place.caption,
    y: top,
    ...font,
    fontSize: fitCaption(caption),
    bold: true,
    align: 'center',
    objectName: `Caption ${table.number}.${part.index + 1}`,
  })
  const layout = layOutTable(table, locale)
  const under = top + captionHeight
  const points = hasRows ? size.note : size.loneNote
  if (hasRows)
    slide.addTable(tableRows(table, part.rows, locale, layout), {
      ...place.table,
      y: under,
      colW: [...layout.widths],
      rowH: rowHeights(layout, part.rows),
      ...font,
      fontSize: size.table,
      valign: 'middle',
      objectName: `Table ${table.number}.${part.index + 1}`,
    })
  if (part.notes.length > 0)
    slide.addText(
      part.notes.map((note) => ({ text: slideText(note), options: { breakLine: true } })),
      {
        ...place.notes,
        y: hasRows ? notesTop(part.notes, under + partHeight(layout, part.rows)) : under,
        h: notesHeight(part.notes, points),
        ...font,
        color: colour.faint,
        fontSize: points,
        valign: 'top',
        objectName: `Notes ${table.number}`,
      },
    )
}

/** Rows under the header of their table. */
function tableRows(
  table: Table,
  rows: readonly Row[],
  { numbers }: Locale,
  { grid, widths }: TableLayout,
): TableRow[] {
  const tails = grid.columns.map((_, column) =>
    Math.max(0, ...table.rows.map((row) => tailWidth(row, column, numbers))),
  )
  const body = rows.map((row) => bodyRow(row, widths, { tails, numbers }))
  return [...headerRows(grid, widths), ...lastRuled(body)]
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
