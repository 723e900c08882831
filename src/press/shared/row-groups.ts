import type { Row } from '../../brief/brief.ts'

/** A table that runs on ends with as many rows on one page at least, and with all rows of a last block of `block` or fewer. */
const closing = { least: 3, block: 6 } as const
/** A group of as many rows stands on one page: the first less often, since its table would leave as much empty before it. */
const mostTogether = { first: 6, later: 15 } as const

/** A label with as many rows stands on one page where programs cannot repeat it. */
const mostUnderLabel = 12

/**
 * Where the groups of a table's rows begin, between which a page may end: the months of a year with what sums them up,
 * and an amount with its parts, whose names are indented under the first. Labels over rows begin one too.
 */
function listGroupStarts(rows: readonly Row[]): readonly number[] {
  return rows.flatMap((row, index) => {
    const before = rows[index - 1]
    if (!before || row.kind === 'block') return [index]
    if (before.kind === 'block' || isIndented(row)) return []
    const [year, yearBefore] = [yearOf(row), yearOf(before)]
    const isOther = year !== null && yearBefore !== null && year !== yearBefore
    const hasParts = !isIndented(rows[index + 1]) && isIndented(rows[index + 2])
    return isOther || hasParts || isIndented(before) ? [index] : []
  })
}

/** Whether a row stays on the page of the row after it, since both are of a small group. */
export function listKeptRows(rows: readonly Row[]): readonly boolean[] {
  const starts = listGroupStarts(rows)
  const staysWithNext = rows.map(() => false)
  for (const [position, start] of starts.entries()) {
    const end = starts[position + 1] ?? rows.length
    if (starts.length > 1 && isKept(rows, start, end)) staysWithNext.fill(true, start, end - 1)
  }
  return staysWithNext
}

/** Whether a row stays on the page of the row after it, since both stand under one label, which no page repeats. */
export function listRowsUnderLabels(rows: readonly Row[]): readonly boolean[] {
  const starts = rows.flatMap(({ kind }, index) => (kind === 'block' ? [index] : []))
  const staysWithNext = rows.map(() => false)
  for (const [position, start] of starts.entries()) {
    const end = starts[position + 1] ?? rows.length
    if (end - start <= mostUnderLabel) staysWithNext.fill(true, start, end - 1)
  }
  return staysWithNext
}

/** How many rows at the end of a table that runs on stand on one page, with its notes. */
export function countClosingRows(rows: readonly Row[]): number {
  const block = rows.findLastIndex(({ kind }) => kind === 'block')
  const below = block < 0 ? 0 : rows.length - block
  if (below > 1 && below <= closing.block) return below
  const start = listGroupStarts(rows).at(-1) ?? 0
  if (start > 0 && start !== block && isKept(rows, start, rows.length))
    return Math.max(rows.length - start, Math.min(closing.least, rows.length))
  // What sums up the months does not stand with the last of them alone.
  const months = rows.findLastIndex((row) => yearOf(row) !== null)
  return Math.min(rows.length, closing.least + (months < 0 ? 0 : rows.length - 1 - months))
}

/** A label and the rows below it may be parted, behind the first of these, unless they are parts or months. */
function isKept(rows: readonly Row[], start: number, end: number): boolean {
  const group = rows.slice(start, end)
  const isOne = group.some(isIndented) || group.some((row) => yearOf(row) !== null)
  return isOne && group.length <= (start === 0 ? mostTogether.first : mostTogether.later)
}

const nameOf = (row: Row | undefined): string =>
  row?.kind === 'data' && row.cells[0]?.kind === 'name' ? row.cells[0].text : ''

const isIndented = (row: Row | undefined): boolean => /^\s/.test(nameOf(row))

const yearOf = (row: Row): string | null => /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(nameOf(row))?.[0] ?? null
