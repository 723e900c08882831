import type { LoadFacts } from '../ledger-interface.ts'

/** A load that may be a page of a query. */
export interface Page extends Pick<LoadFacts, 'file' | 'period' | 'monthly' | 'truncatedAt'> {
  readonly id: number
}

/** What a page has in the month in which it meets another. */
export interface PageEnd {
  readonly rows: number
  /** The lowest and the highest key, as the portal sorts: by commodity, partner, procedure and place. */
  readonly firstKey: string
  readonly lastKey: string
}

/** So many rows may lie in the order of the portal by chance. */
const byChance = 5

/** Whether two loads share but the month in which one ends and the other begins. */
export const atBoundary = (first: Page, next: Page): boolean =>
  first.monthly && next.monthly && first.period.to === next.period.from

/**
 * Whether two loads are consecutive pages of one query: all rows of the first come before those of the next in the month
 * that they share. Either the first is cut off there, or their names say that one follows the other, or they go on before
 * or after it and have more than a handful of rows in it.
 */
export function isPageBoundary(
  first: Page,
  end: PageEnd | undefined,
  beginning: PageEnd | undefined,
  next: Page,
): boolean {
  if (!end || !beginning || end.lastKey >= beginning.firstKey) return false
  const month = first.period.to
  const goesOn = first.period.from < month || next.period.to > month
  return (
    first.truncatedAt === month ||
    followsByName(first.file, next.file) ||
    (goesOn && end.rows > byChance && beginning.rows > byChance)
  )
}

/** How files of a page set are named, which people download page by page: `出口_2023_p1-10.csv`, `出口_2023_p11-20.csv`. */
const pageNumbers = /[_-]p(\d{1,6})-(\d{1,6})(?=\D|$)/i

/** Whether two names are alike but for the pages that they have, and the second has those after the first. */
export function followsByName(first: string, next: string): boolean {
  const [before, after] = [pageNumbers.exec(first), pageNumbers.exec(next)]
  if (!before || !after || first.replace(pageNumbers, '') !== next.replace(pageNumbers, '')) return false
  return Number(after[1]) === Number(before[2]) + 1
}
