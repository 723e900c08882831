import { Table, TableColumn, TableStyle } from 'wasm-xlsxwriter'
import { type Cell, getLocale } from '../../brief/brief.ts'
import { type FlatTable, flatTable, getDecimalTail, longestTail, textWidth } from '../shared/shared.ts'
import type { Look, Looks } from './cell-formats.ts'
import { chartCover, chartPlace } from './chart.ts'
import type { Content, FigureFormulas } from './figure-formulas.ts'
import { runningWidth, type Sheet } from './sheet.ts'
import { noteText, type PlannedTable, type WorkbookPlan } from './workbook-plan.ts'

/**
 * Column widths in digits: least and most, the widest header on one line, and the room that a header's filter
 * button takes.
 */
const width = { name: [10, 40], figure: [11, 24], header: 24, button: 3 } as const

/** In digits: about what a page in portrait has. */
const longestLine = 120

/**
 * A table's sheet: a table object with its header in the first row, no merged cells, figures as formulas over
 * the data sheet; below it the caption and the notes by their numbers. Beside the data of a chart, the chart.
 */
export function tableSheet(
  sheet: Sheet,
  planned: PlannedTable,
  plan: WorkbookPlan,
  formulas: FigureFormulas,
  looks: Looks,
): void {
  const { words } = plan
  const { table, chart, name } = planned
  const flat = flatTable(table, words.columns)
  const notes = table.notes.map((full) => noteText(full, words))
  const columnWidths = widths(flat)
  // A chart's first column may be of short names, and the way back stands in it too.
  if (chart) columnWidths[0] = Math.max(columnWidths[0] ?? 0, textWidth(words.backToContents) + 2)
  const cover = chart ? chartCover(chart) : { rows: 0, digits: 0 }
  sheet.layOut(columnWidths, {
    heading: table.caption,
    footer: words.footer,
    widest: Math.max(
      cover.digits + columnWidths.reduce((sum, columnWidth) => sum + columnWidth, 0),
      ...notes.flatMap(linesOf).map(runningWidth),
    ),
  })
  flat.columns.forEach(({ name: header }, column) => {
    sheet.makeRoom(0, column, header, headerLook(flat.columns, column, looks))
  })
  writeCells(sheet, flat, { plan, formulas, looks })
  const lastRow = Math.max(1, flat.rows.length) // a table object has a row at least
  sheet.addTable(lastRow, flat.columns.length - 1, tableObject(flat, name, looks))
  sheet.freezeHeader()
  if (chart) sheet.addChart(1, flat.columns.length + 1, chartPlace(chart, planned.sheet))

  let row = Math.max(lastRow, cover.rows) + 2
  sheet.text(row++, 0, table.caption, looks.caption)
  for (const note of notes) {
    const number = plan.notes.find(({ text }) => text === note)?.number ?? 0
    for (const line of linesOf(`${words.noteMark(number)} ${note}`))
      row = sheet.lines(row, 0, line, looks.note)
  }
  sheet.link(row + 1, 0, words.backToContents, words.sheets.contents)
}

interface CellContext {
  readonly plan: WorkbookPlan
  readonly formulas: FigureFormulas
  readonly looks: Looks
}

function writeCells(sheet: Sheet, flat: FlatTable, { plan, formulas, looks }: CellContext): void {
  const { numbers } = getLocale(plan.document.language)
  const tails = flat.columns.map((_, column) =>
    longestTail(
      flat.rows.map((cells) => cells[column]),
      numbers,
    ),
  )
  flat.rows.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      switch (cell.kind) {
        case 'name':
          sheet.text(row + 1, column, cell.text, nameLook(flat.columns, column, looks))
          break
        case 'figure':
          sheet.content(
            row + 1,
            column,
            aligned(
              formulas.shown(cell.id, cell.text, plan.addressOf, cell.scale),
              (tails[column] ?? '').slice(getDecimalTail(cell.text, numbers).length),
            ),
            looks.figure,
          )
          break
        case 'empty':
          break
      }
    })
  })
}

/** A number with as much empty room at its right as stands for `missing`, so that decimal points are under one another. */
function aligned(content: Content, missing: string): Content {
  if (content.kind === 'text' || missing === '' || content.format.includes(';')) return content
  return { ...content, format: content.format + missing.replace(/./g, '_$&') }
}

/** A note that would make the printed table small is given a line for each sentence. */
const linesOf = (note: string): string[] =>
  runningWidth(note) <= longestLine ? [note] : note.split(/(?<=。)(?=.)|(?<=\.) (?=[A-Z])/)

function tableObject({ columns }: FlatTable, name: string, looks: Looks): Table {
  return new Table()
    .setName(name)
    .setStyle(TableStyle.Light1)
    .setBandedRows(false)
    .setColumns(
      columns.map((column, index) =>
        new TableColumn().setHeader(column.name).setHeaderFormat(headerLook(columns, index, looks).format),
      ),
    )
}

type Columns = FlatTable['columns']

/** A name that follows figures keeps a distance from them. */
const followsFigure = (columns: Columns, index: number): boolean => columns[index - 1]?.holds === 'figure'

const nameLook = (columns: Columns, index: number, looks: Looks): Look =>
  followsFigure(columns, index) ? looks.nextName : looks.name

function headerLook(columns: Columns, index: number, looks: Looks): Look {
  if (columns[index]?.holds !== 'name') return looks.filterHeader
  return followsFigure(columns, index) ? looks.nextNameHeader : looks.nameHeader
}

function widths({ columns, rows }: FlatTable): number[] {
  return columns.map(({ name, holds }, index) => {
    const header = headerWidth(name)
    const cells = rows.map((cells) => cellWidth(cells[index]) + 2)
    const [least, most] = width[holds]
    return Math.min(most, Math.max(least, header, ...cells))
  })
}

/** On one line if that is not too wide; else broken before a last bracket (`（%）`), else at every space. */
function headerWidth(name: string): number {
  const fits = [name, name.replace(/[（(][^（(]*$/, '')].map((line) => textWidth(line) + width.button)
  const words = name.split(' ').map((word) => textWidth(word) + width.button)
  return fits.find((line) => line <= width.header) ?? Math.max(...words)
}

const cellWidth = (cell: Cell | undefined): number =>
  cell === undefined || cell.kind === 'empty' ? 0 : textWidth(cell.text)
