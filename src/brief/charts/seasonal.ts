import { addMonths, type FigureName, type Flow } from '../../trade/trade.ts'
import type { Chart } from '../document.ts'
import type { Writing } from '../section-context.ts'
import { sectionWords } from '../wording/analysis/analysis.ts'
import { seriesFacts } from './series-facts.ts'

/** Three years are drawn. */
const drawn = 36

/** The monthly course of a flow as it is and without its season; nothing where it cannot be adjusted. */
export function seasonalChart(writing: Writing, flow: Flow): Chart[] {
  const { product, month, wording, trader } = writing
  const { chart: words } = wording
  if (!product.charts.includes('seasonal')) return []
  const current = sectionWords[wording.language].seasonal
  const lags = Array.from({ length: drawn }, (_, index) => drawn - 1 - index)
  const points = (operation?: FigureName['operation']) =>
    lags.map((lag) =>
      writing.point({ flow, window: 'month', lag, measure: 'value', ...(operation && { operation }) }),
    )
  const adjusted = points('adjusted')
  if (adjusted.every(({ amount }) => amount === null)) return []
  const series = [
    { name: current.column.adjusted, points: adjusted },
    { name: current.column.value, points: points() },
  ]
  const categories = lags.map((lag) => words.month(addMonths(month, -lag)))
  const id = `${flow}.seasonal.chart`
  const title = writing.title(
    id,
    current.chart(
      words.title.months({
        ...{ product: wording.translate(product.name), trader, flows: [flow] },
        ...{ from: addMonths(month, 1 - drawn), to: month },
      }),
    ),
  )
  return [
    {
      ...writing.startChart(id, title, writing.moneyUnit),
      form: 'line',
      heading: words.months,
      categories,
      series,
      alternative: words.alternative('months', title, writing.moneyUnit, seriesFacts(categories, series)),
      notes: [words.source],
    },
  ]
}
