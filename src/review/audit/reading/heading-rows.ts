import type { CellRow, Piece } from './pieces.ts'

/** A cell of a heading, with how many columns and rows it spans. */
export interface HeadingCell {
  readonly text: string
  readonly columns: number
  readonly rows: number
}

/** No table of a brief is wider. */
const mostColumns = 200

/** The words over each column, from the top row down, of headings whose cells may span several columns and rows. */
export function spreadHeadings(rows: readonly (readonly HeadingCell[])[]): string[] {
  const words: string[][] = []
  const taken: number[] = []
  for (const row of rows) {
    let column = 0
    for (const { text, columns, rows: height } of row) {
      while ((taken[column] ?? 0) > 0) column++
      for (let count = Math.min(columns, mostColumns); count > 0 && column < mostColumns; count--, column++) {
        const above = words[column] ?? []
        if (text !== '' && above.at(-1) !== text) above.push(text)
        words[column] = above
        taken[column] = height
      }
    }
    for (const [index, left] of taken.entries()) taken[index] = Math.max(0, (left ?? 0) - 1)
  }
  return Array.from(words, (above) => (above ?? []).join(' '))
}

/** A number, or a sign for nothing to show. */
export const isNumberCell = (text: string): boolean =>
  /^(?:[<>]?[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s?%?|-|\/|—|–|\.\.|×)$/.test(text.trim())

/** Parts the heading of a table that marks none: its first rows, as long as they have no numbers. */
export function tableOfRows(rows: readonly CellRow[]): Extract<Piece, { kind: 'table' }> {
  const begin = rows.findIndex(({ cells }) => cells.slice(1).some((cell) => isNumberCell(cell)))
  // A label over the whole width belongs to the rows below it.
  let end = Math.max(0, begin)
  while (end > 0 && (rows[end - 1]?.cells.filter((cell) => cell !== '').length ?? 0) < 2) end--
  const heading = rows.slice(0, end)
  const columns = spreadHeadings(heading.map(({ cells }, level) => spanned(cells, level < end - 1)))
  return {
    kind: 'table',
    header: heading
      .flatMap(({ cells }) => cells)
      .filter(Boolean)
      .join(' '),
    ...(heading.length > 0 && { columns }),
    rows: rows.slice(end),
  }
}

/** In a heading of several rows, what stands over an empty cell goes on from the cell before it. */
function spanned(cells: readonly string[], isUpper: boolean): HeadingCell[] {
  let last = ''
  return cells.map((text) => {
    if (text !== '') last = text
    return { text: isUpper ? last : text, columns: 1, rows: 1 }
  })
}
