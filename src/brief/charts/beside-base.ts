import { type ChartSeries, markerSigns } from '../document.ts'

type Points = ChartSeries['points']

/** Bars of a period, and beside them those of a year before where there was trade then. */
export function besideBase(
  now: Points,
  before: Points,
  names: { readonly now: string; readonly before: string },
): { readonly compared: boolean; readonly series: ChartSeries[] } {
  const compared = before.some(({ amount }) => amount !== null && /[1-9]/.test(amount))
  const series = [{ name: names.now, points: now }]
  const bars = before.map(withoutZero)
  return { compared, series: compared ? [...series, { name: names.before, points: bars }] : series }
}

/** No bar where there was no trade a year before, but the sign of tables for what cannot be compared. */
const withoutZero = (point: Points[number]): Points[number] =>
  point.amount !== null && !/[1-9]/.test(point.amount)
    ? { ...point, text: markerSigns.noBase, amount: null, marker: 'noBase' }
    : point
