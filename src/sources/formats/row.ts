/** So many lines with text may stand above the heading of a table, such as its title and the conditions of the query. */
export const mostLinesAbove = 10

/** A row of a table as it was written: nothing trimmed, nothing converted. */
export interface Row {
  /** The line of the file, or the row of the sheet, where it begins; counted from 1. */
  readonly line: number
  readonly fields: readonly string[]
}
