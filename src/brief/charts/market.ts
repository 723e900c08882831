import { addMonths, type FigureName, type Reported } from '../../trade/trade.ts'
import type { Chart } from '../document.ts'
import type { Writing } from '../section-context.ts'
import { sectionWords } from '../wording/analysis/analysis.ts'
import { getTrader } from '../wording/wording.ts'
import { besideBase } from './beside-base.ts'
import { seriesFacts } from './series-facts.ts'

/** The origins of another reporter's imports, as a chart draws them. */
export interface Origins {
  readonly codes: readonly string[]
  /** How many of them are the largest, where there are more; null where these are all. */
  readonly top: number | null
  /** Whether the brief's reporter stands after the largest, though it is not among them. */
  readonly isBelow: boolean
  nameOf(code: string): string
}

/** Fewer than these are no comparison. */
const least = 2

/**
 * The largest origins of another reporter's imports in the brief's longest window, with their values a year before
 * beside them where there are any.
 */
export function marketChart(writing: Writing, reported: Reported, origins: Origins): Chart[] {
  const { product, month, wording } = writing
  const { chart: words } = wording
  const { codes, top, isBelow, nameOf } = origins
  if (!product.charts.includes('market') || codes.length < least) return []
  const { reporter, source } = reported
  const window = writing.windows.at(-1) ?? 'month'
  const points = (operation?: FigureName['operation']) =>
    codes.map((code) =>
      writing.point({
        ...{ reporter, flow: 'import', dimension: 'partner', code, window, measure: 'value' },
        ...(operation && { operation }),
      }),
    )
  const { compared, series } = besideBase(points(), points('base'), {
    now: words.period(month, window),
    before: words.period(addMonths(month, -12), window),
  })
  const categories = codes.map((code) => ({ label: nameOf(code), tick: nameOf(code), group: null }))
  const id = `market.${reporter}.chart`
  const programs = words.title.ranking({
    ...{ product: wording.translate(product.name), trader: getTrader({ reported }, wording.language) },
    ...{ flow: 'import', dimension: 'partner', month, window, top, compared },
  })
  const title = writing.title(id, programs, top)
  const { source: publisher, below } = sectionWords[wording.language].market
  return [
    {
      ...writing.startChart(id, title, writing.moneyUnit),
      form: 'bar',
      heading: wording.column.partner,
      categories,
      series,
      alternative: words.alternative('ranking', title, writing.moneyUnit, seriesFacts(categories, series)),
      notes: [publisher(source), ...(isBelow ? [below(writing.trader.reporter)] : [])],
    },
  ]
}
