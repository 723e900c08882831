import type { ChartSeries } from '../document.ts'

type Points = ChartSeries['points']

/** Bars of a period, and beside them those of a year before where there was trade then. */
export function besideBase(
  now: Points,
  before: Points,
  names: { readonly now: string; readonly before: string },
): { readonly compared: boolean; readonly series: ChartSeries[] } {
  const compared = before.some(({ amount }) => amount !== null && /[1-9]/.test(amount))
  const series = [{ name: names.now, points: now }]
  return { compared, series: compared ? [...series, { name: names.before, points: before }] : series }
}
