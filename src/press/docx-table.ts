import {
  type ITableCellOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx'
import type { Cell, Row, Table as TableBlock } from '../brief/document.ts'
import { columnWidths } from './column-widths.ts'
import { tailOf } from './decimal-tail.ts'
import { cellPadding, rule, style } from './docx-styles.ts'
import { type GridCell, type HeaderGrid, headerGrid } from './header-grid.ts'
import { keptTogether } from './page.ts'
import { printable } from './text.ts'

/** Of the figures of a table (五号), in twips. */
const digitWidth = 105

/** Space before a column of names that stands beside another half of the table, in twips. */
const gap = 200

/** A Word table of so many twips: repeated header with merged cells, rules as in a book, fixed columns. */
export function wordTable(block: TableBlock, width: number): Table {
  const grid = headerGrid(block)
  const widths = columnWidths(block, width, { padding: 2 * cellPadding, gap })
  const together = block.rows.length <= keptTogether
  const last = block.rows.length - 1
  const tails = widths.map((_, column) => Math.max(0, ...block.rows.map((row) => tailWidth(row, column))))
  return new Table({
    style: style.table,
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      ...headerRows(grid, widths),
      ...block.rows.map((row, index) => {
        // The last row stays with the notes, a block row with the row that it heads.
        const keepNext = index === last ? block.notes.length > 0 : together || row.kind === 'block'
        return new TableRow({ children: rowCells(row, index, widths, tails), cantSplit: true, keepNext })
      }),
    ],
  })
}

function headerRows(grid: HeaderGrid, widths: readonly number[]): TableRow[] {
  const depth = grid.rows.length
  return grid.rows.map((_, level) => {
    const cells = grid.rows
      .slice(0, level + 1)
      .flatMap((row, start) => row.map((cell) => ({ cell, start })))
      .filter(({ cell, start }) => start + cell.rowSpan > level)
      .sort((one, other) => one.cell.column - other.cell.column)
    return new TableRow({
      tableHeader: true,
      cantSplit: true,
      keepNext: true,
      children: cells.map(({ cell, start }) => {
        const merge = start === level ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE
        const bottom =
          start + cell.rowSpan === depth ? rule.thin : cell.holds === null ? rule.hair : undefined
        return new TableCell({
          ...place(cell.column, cell.columnSpan, widths),
          ...(cell.rowSpan > 1 ? { verticalMerge: merge } : {}),
          ...(bottom ? { borders: { bottom } } : {}),
          ...margins(cell.holds, cell.column),
          verticalAlign: VerticalAlignTable.BOTTOM,
          children: [paragraph(headingStyle(cell), start === level ? cell.label : '')],
        })
      }),
    })
  })
}

const headingStyle = ({ holds }: GridCell): string =>
  holds === null ? style.tableGroup : holds === 'name' ? style.tableNameHeading : style.tableFigureHeading

function rowCells(row: Row, index: number, widths: readonly number[], tails: readonly number[]): TableCell[] {
  if (row.kind === 'block')
    return [
      new TableCell({
        ...place(0, widths.length, widths),
        borders: index === 0 ? { bottom: rule.hair } : { top: rule.hair, bottom: rule.hair },
        children: [paragraph(style.tableBlock, row.label)],
      }),
    ]
  return row.cells.map(
    (cell, column) =>
      new TableCell({
        ...place(column, 1, widths),
        ...margins(cell.kind === 'name' ? 'name' : 'figure', column),
        verticalAlign: VerticalAlignTable.CENTER,
        children: [cellParagraph(cell, (tails[column] ?? 0) - tailWidth(row, column))],
      }),
  )
}

/** Of what stands right of the place of the decimal point in a cell, in twips. */
function tailWidth(row: Row, column: number): number {
  const cell = row.kind === 'data' ? row.cells[column] : undefined
  const tail = cell?.kind === 'figure' ? tailOf(cell.text) : ''
  return tail === '' ? 0 : digitWidth * (tail.length - 0.5) // the point is half as wide
}

/** @param missing how much more others of its column have after the decimal point, in twips. */
function cellParagraph(cell: Cell, missing: number): Paragraph {
  switch (cell.kind) {
    case 'name':
      return paragraph(style.tableName, cell.text)
    case 'figure':
      return new Paragraph({
        style: style.tableFigure,
        text: printable(cell.text),
        ...(missing > 0 && { indent: { right: Math.round(missing) } }),
      })
    case 'empty':
      return paragraph(style.tableFigure, '')
  }
}

function place(
  column: number,
  columnSpan: number,
  widths: readonly number[],
): Pick<ITableCellOptions, 'width' | 'columnSpan'> {
  const size = widths.slice(column, column + columnSpan).reduce((sum, width) => sum + width, 0)
  return { width: { size, type: WidthType.DXA }, ...(columnSpan > 1 ? { columnSpan } : {}) }
}

const margins = (holds: GridCell['holds'], column: number): Pick<ITableCellOptions, 'margins'> =>
  holds === 'name' && column > 0 ? { margins: { left: cellPadding + gap, right: cellPadding } } : {}

const paragraph = (styleName: string, text: string): Paragraph =>
  new Paragraph({ style: styleName, ...(text === '' ? {} : { text: printable(text) }) })
