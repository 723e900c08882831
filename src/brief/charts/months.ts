import { addMonths, type FigureName } from '../../trade/trade.ts'
import type { Chart } from '../document.ts'
import type { Product } from '../product/product.ts'
import type { Writing } from '../section-context.ts'
import { findFirstLag, listLags } from './month-lags.ts'
import { seriesFacts } from './series-facts.ts'

/** So many months are drawn where the ledger has them. */
const most = 24

/** The figures of the monthly course, the earliest first. */
export const monthsFigures = ({ flows }: Product): FigureName[] =>
  flows.flatMap((flow) => listLags(most).map((lag) => ({ flow, window: 'month', lag, measure: 'value' })))

/**
 * The monthly course of exports and imports, from the first month that the ledger has of either, 24 at most. A
 * month that it lacks of one within is a gap in its line.
 */
export function monthsChart(writing: Writing): Chart[] {
  const { product, month, book, wording } = writing
  const { chart: words } = wording
  if (!product.charts.includes('months')) return []
  const held = listLags(most).filter((lag) =>
    product.flows.some((flow) => book.holds(flow, { window: 'month', lag, side: 'current' })),
  )
  const first = findFirstLag(held)
  if (first === null) return []
  const lags = listLags(first + 1)
  const categories = lags.map((lag) => words.month(addMonths(month, -lag)))
  const series = product.flows.map((flow) => ({
    name: words.flow(flow),
    points: lags.map((lag) => writing.point({ flow, window: 'month', lag, measure: 'value' })),
  }))
  const programs = words.title.months({
    product: wording.translate(product.name),
    trader: writing.trader,
    flows: product.flows,
    from: addMonths(month, -first),
    to: month,
  })
  const title = writing.title('months', programs)
  const hasGap = series.some(({ points }) => points.some(({ amount }) => amount === null))
  return [
    {
      ...writing.startChart('months', title, writing.moneyUnit),
      form: 'line',
      heading: words.months,
      categories,
      series,
      alternative: words.alternative('months', title, writing.moneyUnit, seriesFacts(categories, series)),
      notes: [words.source, ...(hasGap ? [words.gaps] : [])],
    },
  ]
}
