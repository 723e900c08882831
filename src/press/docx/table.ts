import type { Cell, Locale, Row, Script, Table as TableBlock } from '../../brief/brief.ts'
import type { NumberForm } from '../../trade/numbers/numbers.ts'
import {
  cellLines,
  columnWidths,
  countClosingRows,
  type GridCell,
  getDecimalTail,
  type HeaderGrid,
  headerGrid,
  listKeptRows,
  listRowsUnderLabels,
  unbrokenRows,
} from '../shared/shared.ts'
import { borders, cellPadding, type Rule, rule, style, tableSize } from './styles/styles.ts'
import { type ParagraphProperties, paragraph, run, textRun, valued } from './word-markup.ts'

/** Of the figures of a table, in twips: half as wide as they are high. */
const digitWidth = (script: Script): number => tableSize[script] * 5

/** Of tables that may be broken so many rows stay together at the beginning. */
const firstKept = 4

/** Space before a column of names that stands beside another half of the table, in twips. */
const gap = 200

/** A Word table of so many twips: repeated header with merged cells, rules as in a book, fixed columns. */
export function wordTable(block: TableBlock, width: number, { script, numbers }: Locale): string {
  const grid = headerGrid(block)
  const digit = digitWidth(script)
  const widths = columnWidths(block, width, { digit, padding: 2 * cellPadding, gap, numbers })
  const isShort = block.rows.length <= unbrokenRows
  const last = block.rows.length - 1
  const closing = last - countClosingRows(block.rows)
  const staysWithNext = listKeptRows(block.rows)
  const staysUnderLabel = listRowsUnderLabels(block.rows)
  const tails = widths.map((_, column) =>
    Math.max(0, ...block.rows.map((row) => digit * tailDigits(row, column, numbers))),
  )
  const rows = block.rows.map((row, index) => {
    // The last row stays with the notes, a block row with the first two rows that it heads.
    const isFirst = index === 0 || block.rows[index - 1]?.kind === 'block'
    const isKept =
      isShort ||
      isFirst ||
      index < firstKept ||
      staysWithNext[index] ||
      staysUnderLabel[index] ||
      index > closing
    const keepNext = index === last ? block.notes.length > 0 : isKept === true || row.kind === 'block'
    return tableRow(rowCells(row, index, { widths, digit, numbers, tails, keepNext, isFirst }))
  })
  const properties = `${valued('tblStyle', style.table)}<w:tblW w:type="dxa" w:w="${width}"/><w:tblLayout w:type="fixed"/>`
  const columns = widths.map((item) => `<w:gridCol w:w="${item}"/>`).join('')
  return `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${columns}</w:tblGrid>${headerRows(grid, widths, digit)}${rows.join('')}</w:tbl>`
}

const tableRow = (cells: string, isHeader = false): string =>
  `<w:tr><w:trPr><w:cantSplit/>${isHeader ? '<w:tblHeader/>' : ''}</w:trPr>${cells}</w:tr>`

function headerRows(grid: HeaderGrid, widths: readonly number[], digit: number): string {
  const depth = grid.rows.length
  const rows = grid.rows.map((_, level) => {
    const cells = grid.rows
      .slice(0, level + 1)
      .flatMap((row, start) => row.map((cell) => ({ cell, start })))
      .filter(({ cell, start }) => start + cell.rowSpan > level)
      .sort((item, other) => item.cell.column - other.cell.column)
    const written = cells.map(({ cell, start }) =>
      tableCell(
        {
          ...place(cell.column, cell.columnSpan, widths),
          ...(cell.rowSpan > 1 && { merged: start === level ? 'restart' : 'continue' }),
          ...bottomRule(cell, start + cell.rowSpan === depth),
          ...margin(cell.holds, cell.column),
          ...(level === 0 && { top: underRule }),
          align: 'bottom',
        },
        cellParagraph(
          { style: headingStyle(cell), keepNext: true },
          start === level ? cellLines(cell.label, roomIn(cell, widths, digit)) : [],
        ),
      ),
    )
    return tableRow(written.join(''), true)
  })
  return rows.join('')
}

/** Thin under the header, hair within it. */
function bottomRule({ holds }: GridCell, isLowest: boolean): Pick<CellLook, 'rules'> {
  if (isLowest) return { rules: { bottom: rule.thin } }
  return holds === null ? { rules: { bottom: rule.hair } } : {}
}

const headingStyle = ({ holds }: GridCell): string =>
  holds === null ? style.tableGroup : holds === 'name' ? style.tableNameHeading : style.tableFigureHeading

interface RowSetting {
  readonly widths: readonly number[]
  readonly digit: number
  readonly numbers: NumberForm
  /** How much a column needs right of the decimal point, in twips. */
  readonly tails: readonly number[]
  readonly keepNext: boolean
  /** Whether a rule is above it. */
  readonly isFirst: boolean
}

/** Between a rule and the row under it, in twips. */
const underRule = 40

function rowCells(row: Row, index: number, setting: RowSetting): string {
  const { widths, digit, numbers, tails, keepNext, isFirst } = setting
  if (row.kind === 'block')
    return tableCell(
      {
        ...place(0, widths.length, widths),
        rules: index === 0 ? { bottom: rule.hair } : { top: rule.hair, bottom: rule.hair },
      },
      cellParagraph({ style: style.tableBlock, keepNext }, [row.label]),
    )
  const cells = row.cells.map((cell, column) => {
    const missing = Math.round((tails[column] ?? 0) - digit * tailDigits(row, column, numbers))
    const isName = cell.kind === 'name'
    return tableCell(
      {
        ...place(column, 1, widths),
        ...margin(isName ? 'name' : 'figure', column),
        ...(isFirst && { top: underRule }),
        align: 'center',
      },
      cellParagraph(
        {
          style: isName ? style.tableName : style.tableFigure,
          keepNext,
          ...(cell.kind === 'figure' && missing > 0 && { indentRight: missing }),
        },
        isName
          ? cellLines(cell.text, roomIn({ column, columnSpan: 1, holds: 'name' }, widths, digit))
          : [textOf(cell)],
      ),
    )
  })
  return cells.join('')
}

const textOf = (cell: Cell): string => (cell.kind === 'empty' ? '' : cell.text)

/** How wide what stands right of the place of the decimal point in a cell is, in digits. */
function tailDigits(row: Row, column: number, numbers: NumberForm): number {
  const cell = row.kind === 'data' ? row.cells[column] : undefined
  const tail = cell?.kind === 'figure' ? getDecimalTail(cell.text, numbers) : ''
  return tail === '' ? 0 : tail.length - 0.5 // the point is half as wide
}

/** How a cell lies and looks; widths in twips. */
interface CellLook {
  readonly width: number
  readonly columnSpan: number
  readonly merged?: 'restart' | 'continue'
  readonly rules?: Readonly<Partial<Record<'top' | 'bottom', Rule>>>
  readonly left?: number
  readonly top?: number
  readonly align?: 'bottom' | 'center'
}

function tableCell(
  { width, columnSpan, merged, rules, left, top, align }: CellLook,
  content: string,
): string {
  const properties = [
    `<w:tcW w:type="dxa" w:w="${width}"/>`,
    columnSpan > 1 ? valued('gridSpan', columnSpan) : '',
    valued('vMerge', merged),
    rules ? `<w:tcBorders>${borders(rules)}</w:tcBorders>` : '',
    cellMargins(left, top),
    valued('vAlign', align),
  ]
  return `<w:tc><w:tcPr>${properties.join('')}</w:tcPr>${content}</w:tc>`
}

/** In the order of the schema: top, left, right. */
function cellMargins(left: number | undefined, top: number | undefined): string {
  const sides = [
    ...(top === undefined ? [] : [['top', top] as const]),
    ...(left === undefined
      ? []
      : ([
          ['left', left],
          ['right', cellPadding],
        ] as const)),
  ]
  if (sides.length === 0) return ''
  return `<w:tcMar>${sides.map(([side, width]) => `<w:${side} w:type="dxa" w:w="${width}"/>`).join('')}</w:tcMar>`
}

const place = (column: number, columnSpan: number, widths: readonly number[]) => ({
  width: widths.slice(column, column + columnSpan).reduce((sum, width) => sum + width, 0),
  columnSpan,
})

const margin = (holds: GridCell['holds'], column: number): Pick<CellLook, 'left'> =>
  holds === 'name' && column > 0 ? { left: cellPadding + gap } : {}

/** How many halves of a character a line of a cell holds. */
function roomIn(
  { column, columnSpan, holds }: Pick<GridCell, 'column' | 'columnSpan' | 'holds'>,
  widths: readonly number[],
  digit: number,
): number {
  const { left = cellPadding } = margin(holds, column)
  return (place(column, columnSpan, widths).width - left - cellPadding) / digit
}

const cellParagraph = (paragraphProperties: ParagraphProperties, lines: readonly string[]): string =>
  paragraph(
    paragraphProperties,
    lines
      .filter((line) => line !== '')
      .map((line) => textRun(line))
      .join(run('<w:br/>')),
  )
