import type { Cell, Row } from '../document.ts'

/**
 * Rows of independent rankings side by side, such as the month's and the year's: the shorter one is
 * filled up with empty cells.
 *
 * @param width the number of columns of one ranking.
 */
export function sideBySide(rankings: ReadonlyArray<readonly (readonly Cell[])[]>, width: number): Row[] {
  const length = Math.max(0, ...rankings.map((ranking) => ranking.length))
  const filler: readonly Cell[] = Array.from({ length: width }, () => ({ kind: 'empty' }))
  return Array.from({ length }, (_, index) => ({
    kind: 'data',
    cells: rankings.flatMap((ranking) => ranking[index] ?? filler),
  }))
}
