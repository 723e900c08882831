/** A row of a table as it was written: nothing trimmed, nothing converted. */
export interface Row {
  /** The line of the file, or the row of the sheet, where it begins; counted from 1. */
  readonly line: number
  readonly fields: readonly string[]
}
