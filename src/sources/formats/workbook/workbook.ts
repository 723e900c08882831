export { Budget, workbookLimits } from './budget.ts'
export { columnLetters, mostColumns, mostRows, parseAddress, parseRow } from './cell-address.ts'
export { damaged, noSuchPlace, outOfOrder, tooMuch } from './faults.ts'

/** What a cell holds: a whole number as a number; other numbers, dates and errors as texts; null for nothing. */
export type CellValue = string | number | boolean | null

/**
 * A row that has cells, up to its last one that holds something. It is at least as wide as the first row of its sheet,
 * which mostly is the heading: workbooks leave out empty cells at the end of a row.
 */
export interface SheetRow {
  /** Counted from 1. */
  readonly line: number
  readonly cells: readonly CellValue[]
}

/** A sheet of a workbook: its rows that hold something, in their order. Rows without content take no memory. */
export interface Sheet {
  readonly sheet: string
  readonly rows: readonly SheetRow[]
}
