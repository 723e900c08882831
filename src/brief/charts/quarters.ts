import { addMonths, type FigureName, type Flow, getYear } from '../../trade/trade.ts'
import type { Chart } from '../document.ts'
import type { Writing } from '../section-context.ts'
import { sectionWords } from '../wording/analysis/analysis.ts'
import { seriesFacts } from './series-facts.ts'

/** Fewer quarters than these are no comparison. */
const least = 2

/**
 * The quarters of a flow as columns, the earliest first; nothing where there are too few.
 *
 * @param lags how many months before the brief's month each ends.
 */
export function quartersChart(writing: Writing, flow: Flow, lags: readonly number[]): Chart[] {
  const { product, month, wording, trader, windows } = writing
  const { chart: words } = wording
  const quarters = sectionWords[wording.language].quarters
  if (!product.charts.includes('quarters') || lags.length < least) return []
  const ends = lags.map((lag) => addMonths(month, -lag))
  const categories = ends.map((last) => ({
    label: quarters.label(last),
    tick: quarters.tick(last),
    group: quarters.year(getYear(last)),
  }))
  const name = (lag: number): FigureName => ({
    ...{ flow, window: 'quarter', measure: 'value' },
    ...(lag > 0 && { lag }),
  })
  const series = [{ name: words.flow(flow), points: lags.map((lag) => writing.point(name(lag))) }]
  const [from = month, to = month] = [ends[0], ends.at(-1)]
  const facts = { product: wording.translate(product.name), month, windows, trader, flows: [flow], top: null }
  const id = `${flow}.quarters.chart`
  const title = writing.title(id, quarters.caption(facts, from, to))
  return [
    {
      ...writing.startChart(id, title, writing.moneyUnit),
      form: 'column',
      heading: quarters.column.quarters,
      categories,
      series,
      alternative: words.alternative('months', title, writing.moneyUnit, seriesFacts(categories, series)),
      notes: [words.source],
    },
  ]
}
