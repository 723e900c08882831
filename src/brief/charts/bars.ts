import type { FigureName } from '../../trade/trade.ts'
import type { Chart } from '../document.ts'
import type { ChartName } from '../product/product.ts'
import type { Writing } from '../section-context.ts'
import { seriesFacts } from './series-facts.ts'

/** Bars of figures that are listed one below the other: what they are called, and what they show. */
export interface Bars {
  readonly id: string
  readonly name: ChartName
  readonly title: string
  readonly unit: string
  /** What is listed: 区域. */
  readonly heading: string
  readonly names: readonly string[]
  readonly series: readonly { readonly name: string; readonly figures: readonly FigureName[] }[]
}

/** Fewer than these are no comparison. */
const least = 2

/** A chart of bars; nothing where the product file does not want it, or there is too little to draw. */
export function barsChart(writing: Writing, bars: Bars): Chart[] {
  const { chart: words } = writing.wording
  if (!writing.product.charts.includes(bars.name) || bars.names.length < least) return []
  const series = bars.series.map(({ name, figures }) => ({
    name,
    points: figures.map((figure) => writing.point(figure)),
  }))
  if (series.every(({ points }) => points.every(({ amount }) => amount === null))) return []
  const categories = bars.names.map((name) => ({ label: name, tick: name, group: null }))
  const title = writing.title(bars.id, bars.title)
  return [
    {
      ...writing.startChart(bars.id, title, bars.unit),
      form: 'bar',
      heading: bars.heading,
      categories,
      series,
      alternative: words.alternative('ranking', title, bars.unit, seriesFacts(categories, series)),
      notes: [words.source],
    },
  ]
}
