import { addMonths } from '../../trade/trade.ts'
import type { Chart, ChartPoint } from '../document.ts'
import type { Writing } from '../section-context.ts'
import { sectionWords } from '../wording/analysis/analysis.ts'
import { findFirstLag, listLags } from './month-lags.ts'
import { seriesFacts } from './series-facts.ts'

/** One flow month by month by the data of both sides, in one unit. */
export interface MirroredMonths {
  readonly id: string
  readonly unit: string
  readonly exporter: string
  readonly importer: string
  /** Of the other side; the brief's own is the chart's. */
  readonly source: string
  /** How many months before the brief's those are that both sides have, the earliest first. */
  readonly heldByBoth: readonly number[]
  /** What one side records of a month. */
  readonly sides: readonly { readonly name: string; point(lag: number): ChartPoint }[]
}

/**
 * The monthly course of a flow by the data of both sides, from the first month that both have. A month that one of them
 * lacks is a gap in its line. Nothing where both have too few, or recorded no trade.
 */
export function mirrorChart(writing: Writing, mirrored: MirroredMonths): Chart[] {
  const { product, month, wording } = writing
  const { chart: words } = wording
  const { id, unit, exporter, importer, heldByBoth } = mirrored
  const first = findFirstLag(heldByBoth)
  if (!product.charts.includes('mirror') || first === null) return []
  const lags = listLags(first + 1)
  const series = mirrored.sides.map(({ name, point }) => ({ name, points: lags.map(point) }))
  const points = series.flatMap((each) => each.points)
  if (points.every(({ amount }) => amount === null || !/[1-9]/.test(amount))) return []
  const categories = lags.map((lag) => words.month(addMonths(month, -lag)))
  const { chart, source } = sectionWords[wording.language].mirror
  const programs = chart({
    ...{ product: wording.translate(product.name), exporter, importer },
    ...{ from: addMonths(month, -first), to: month },
  })
  const title = writing.title(id, programs)
  return [
    {
      ...writing.startChart(id, title, unit),
      form: 'line',
      heading: words.months,
      categories,
      series,
      alternative: words.alternative('months', title, unit, seriesFacts(categories, series)),
      notes: [
        words.source,
        source(mirrored.source),
        ...(points.some(({ amount }) => amount === null) ? [words.gaps] : []),
      ],
    },
  ]
}
