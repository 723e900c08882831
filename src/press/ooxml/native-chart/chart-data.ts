import type { Chart, ChartCategory } from '../../../brief/brief.ts'
import { printable } from '../../shared/shared.ts'

/** A chart's data as they lie in its workbook: names of categories, then a column for each series, under a header. */
export interface ChartData {
  /** Names from the outermost on, a column for each; what neighbours share is said at the first. */
  readonly names: readonly (readonly (string | null)[])[]
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[]
}

export function chartData({ categories, series }: Chart): ChartData {
  return {
    names: namesOf(categories),
    series: series.map(({ name, points }) => ({
      name: printable(name),
      // Word keeps numbers as doubles; what it prints is at the brief's decimals.
      values: points.map(({ amount }) => (amount === null ? null : Number(amount))),
    })),
  }
}

/** What neighbours share stands in a second line under them. */
function namesOf(categories: readonly ChartCategory[]): ChartData['names'] {
  if (categories.some(({ group }) => group === null)) return [categories.map(({ label }) => printable(label))]
  const groups = categories.map(({ group }) => printable(group ?? ''))
  return [
    groups.map((group, index) => (index > 0 && groups[index - 1] === group ? null : group)),
    categories.map(({ tick }) => printable(tick)),
  ]
}

/** A cell by its column and row, both from 0: `$B$1`, or `B1`. */
export const cellName = (column: number, row: number, sign = ''): string =>
  `${sign}${String.fromCharCode(65 + column)}${sign}${row + 1}`
