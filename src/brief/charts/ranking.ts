import { addMonths, type FigureName, type Flow } from '../../trade/trade.ts'
import type { Chart } from '../document.ts'
import type { Writing } from '../section-context.ts'
import { besideBase } from './beside-base.ts'
import { seriesFacts } from './series-facts.ts'

/** No more bars than these are drawn, however many a table ranks. */
const most = 15

/** Fewer than these are no comparison. */
const least = 2

/**
 * The largest partners or places of the year to date (in January, of the month), with their values a year
 * before beside them where there are any.
 */
export function rankingChart(
  writing: Writing,
  flow: Flow,
  dimension: 'partner' | 'place',
  nameOf: (code: string) => string,
): Chart[] {
  const { product, month, book, wording } = writing
  const { chart: words } = wording
  const name = dimension === 'partner' ? 'partners' : 'places'
  if (!product.charts.includes(name)) return []
  const window = writing.windows.at(-1) ?? 'month'
  const rankedMembers = book.ranking(flow, dimension, window, Number.POSITIVE_INFINITY)
  const ranked = rankedMembers.slice(0, Math.min(product.top, most))
  if (ranked.length < least) return []
  const categories = ranked.map((code) => ({ label: nameOf(code), tick: nameOf(code), group: null }))
  const points = (operation: Partial<Pick<FigureName, 'operation'>>) =>
    ranked.map((code) => writing.point({ flow, dimension, code, window, measure: 'value', ...operation }))
  const { compared, series } = besideBase(points({}), points({ operation: 'base' }), {
    now: words.period(month, window),
    before: words.period(addMonths(month, -12), window),
  })
  const id = `${flow}.${name}.chart`
  const top = rankedMembers.length > ranked.length ? ranked.length : null
  const programs = words.title.ranking({
    product: wording.translate(product.name),
    trader: writing.trader,
    flow,
    dimension,
    month,
    window,
    top,
    compared,
  })
  const title = writing.title(id, programs, top)
  return [
    {
      ...writing.startChart(id, title, writing.moneyUnit),
      form: 'bar',
      heading: wording.column[dimension],
      categories,
      series,
      alternative: words.alternative('ranking', title, writing.moneyUnit, seriesFacts(categories, series)),
      notes: [words.source],
    },
  ]
}
