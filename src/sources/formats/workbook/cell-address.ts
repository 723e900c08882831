/** What a sheet of Excel holds at most. */
export const mostRows = 1_048_576
/** XFD is the last one. */
export const mostColumns = 16_384

const [letterA, letterZ, digit0, digit9] = [0x41, 0x5a, 0x30, 0x39]

/** A place in a sheet, counted from 1. */
export interface CellAddress {
  readonly row: number
  readonly column: number
}

/** `B12` as row 12, column 2; null for what is no address, or none that a sheet has. */
export function parseAddress(text: string): CellAddress | null {
  let index = 0
  let column = 0
  for (; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < letterA || code > letterZ) break
    column = column * 26 + code - letterA + 1
    if (column > mostColumns) return null
  }
  const row = parseRow(text, index)
  return column === 0 || row === null ? null : { row, column }
}

/** The number of a row; null for what is none, or none that a sheet has. */
export function parseRow(text: string, from = 0): number | null {
  let row = 0
  for (let index = from; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < digit0 || code > digit9) return null
    row = row * 10 + code - digit0
    if (row > mostRows) return null
  }
  return row === 0 ? null : row
}

/** The letters of a column. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(letterA + ((left - 1) % 26)) + letters
  return letters
}
