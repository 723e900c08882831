import { addMonths, type FigureName } from '../../trade/trade.ts'
import type { Chart } from '../document.ts'
import { classId, className } from '../product/product.ts'
import type { Writing } from '../section-context.ts'
import { sectionWords } from '../wording/analysis/analysis.ts'
import { flowOfAll } from '../wording/wording.ts'
import { besideBase } from './beside-base.ts'
import { seriesFacts } from './series-facts.ts'

/** Fewer than these are no comparison. */
const least = 2

/**
 * The classes or products of a brief side by side, in its longest window, in the order of the product file, with
 * their values a year before beside them where there are any.
 */
export function comparisonChart(writing: Writing): Chart[] {
  const { product, month, wording, trader } = writing
  const { chart: words } = wording
  if (!product.charts.includes('comparison')) return []
  const window = writing.windows.at(-1) ?? 'month'
  const flow = flowOfAll(product.flows)
  const point = (code: string, operation?: FigureName['operation']) =>
    writing.point({
      ...{ flow, dimension: 'class', code, window, measure: 'value' },
      ...(operation && { operation }),
    })
  const codes = product.classes
    .map((productClass) => classId(product, productClass))
    .filter((code) => point(code).amount !== null || point(code, 'base').amount !== null)
  if (codes.length < least) return []
  const categories = codes.map((code) => {
    const name = className(product, code, wording)
    return { label: name, tick: name, group: null }
  })
  const { compared, series } = besideBase(
    codes.map((code) => point(code)),
    codes.map((code) => point(code, 'base')),
    { now: words.period(month, window), before: words.period(addMonths(month, -12), window) },
  )
  const programs = words.title.comparison({
    product: wording.translate(product.name),
    ...{ trader, flow, month, window, compared },
    by: product.kind === 'product' ? 'class' : 'product',
  })
  const title = writing.title('comparison.chart', programs)
  return [
    {
      ...writing.startChart('comparison.chart', title, writing.moneyUnit),
      form: 'bar',
      heading: sectionWords[wording.language].comparison.column(product.kind),
      categories,
      series,
      alternative: words.alternative('ranking', title, writing.moneyUnit, seriesFacts(categories, series)),
      notes: [words.source],
    },
  ]
}
