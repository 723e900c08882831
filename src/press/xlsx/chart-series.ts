import type { Chart, ChartSeries as Series } from '../../brief/brief.ts'
import type { NumberForm } from '../../trade/numbers/numbers.ts'
import { barColour, element, lineLook, type Markup, type Palette, textNode } from '../chart/chart.ts'
import { hasRoomForValues } from '../ooxml/native-chart/native-chart.ts'
import { countDecimals, decimalFormat, numberFormat } from '../ooxml/ooxml.ts'

/** An element of a chart with one value. */
export const value = (name: string, val: string | number): Markup => element(`c:${name}`, { val })
export const yes = (name: string): Markup => value(name, 1)
export const no = (name: string): Markup => value(name, 0)
export const paint = (colour: string): Markup =>
  element('a:solidFill', {}, element('a:srgbClr', { val: colour }))
export const line = (colour: string, w: number): Markup => element('a:ln', { w }, paint(colour))

const dashes = ['solid', 'dash', 'sysDot', 'lgDashDot'] as const

/** What every series of a chart needs beside its own points. */
interface SeriesContext {
  readonly chart: Chart
  readonly sheet: string
  readonly numbers: NumberForm
  readonly letters: Markup
  readonly palette: Palette
}

/** One series, over the column of its sheet. */
export function drawSeries(series: Series, index: number, context: SeriesContext): Markup {
  const { chart, sheet, numbers, letters, palette } = context
  const { points } = series
  const last = points.length + 1
  const cells = (column: string, from: number, to = from) =>
    element('c:f', {}, textNode(`'${sheet}'!$${column}$${from}${to === from ? '' : `:$${column}$${to}`}`))
  const column = String.fromCharCode(66 + index) // a chart has few series
  const lead = [
    value('idx', index),
    value('order', index),
    element('c:tx', {}, element('c:strRef', {}, cells(column, 1), cache([chart.series[index]?.name ?? '']))),
  ]
  const data = [
    element(
      'c:cat',
      {},
      element('c:strRef', {}, cells('A', 2, last), cache(chart.categories.map(({ label }) => label))),
    ),
    element('c:val', {}, element('c:numRef', {}, cells(column, 2, last), cachedNumbers(points, numbers))),
  ]
  return chart.form === 'line'
    ? lineSeries(series, index, { lead, data, letters, palette })
    : barSeries(index, { lead, data, letters, palette }, hasRoomForValues(chart))
}

interface SeriesParts {
  /** Number and name, which come first. */
  readonly lead: readonly Markup[]
  /** Categories and values. */
  readonly data: readonly Markup[]
  readonly letters: Markup
  readonly palette: Palette
}

const barSeries = (
  index: number,
  { lead, data, letters, palette }: SeriesParts,
  hasValues: boolean,
): Markup =>
  element(
    'c:ser',
    {},
    ...lead,
    element('c:spPr', {}, paint(barColour(index, palette).slice(1))),
    no('invertIfNegative'),
    element('c:dLbls', {}, ...(hasValues ? [letters, value('dLblPos', 'outEnd')] : []), ...shown(hasValues)),
    ...data,
  )

function lineSeries(
  { points }: Series,
  index: number,
  { lead, data, letters, palette }: SeriesParts,
): Markup {
  const { colour, mark } = lineLook(index, palette)
  const end = points.findLastIndex(({ amount }) => amount !== null)
  const stroke = element(
    'a:ln',
    { w: 22225, cap: 'rnd' },
    paint(colour.slice(1)),
    element('a:prstDash', { val: dashes[index % dashes.length] ?? 'solid' }),
  )
  return element(
    'c:ser',
    {},
    ...lead,
    element('c:spPr', {}, stroke),
    element(
      'c:marker',
      {},
      value('symbol', mark),
      value('size', 5),
      element('c:spPr', {}, paint(colour.slice(1)), line(colour.slice(1), 9525)),
    ),
    element(
      'c:dLbls',
      {},
      // Of a line only the last value is written.
      ...(end < 0
        ? []
        : [element('c:dLbl', {}, value('idx', end), letters, value('dLblPos', 't'), ...shown(true))]),
      ...shown(false),
    ),
    ...data,
    no('smooth'),
  )
}

/** What a label says: the value, or nothing. */
const shown = (is: boolean): Markup[] => [
  no('showLegendKey'),
  value('showVal', is ? 1 : 0),
  no('showCatName'),
  no('showSerName'),
  no('showPercent'),
  no('showBubbleSize'),
]

const cache = (texts: readonly string[]): Markup =>
  element(
    'c:strCache',
    {},
    value('ptCount', texts.length),
    ...texts.map((text, idx) => element('c:pt', { idx }, element('c:v', {}, textNode(text)))),
  )

/** What the cells hold now, each with its own decimals; a gap has no point. */
function cachedNumbers(points: Series['points'], numbers: NumberForm): Markup {
  const usual = Math.max(0, ...points.slice(0, 1).map(({ text }) => countDecimals(text, numbers) ?? 1))
  const markups = points.flatMap(({ amount, text }, idx) => {
    const format = numberFormat(text, numbers)
    return amount === null || format === null
      ? []
      : [element('c:pt', { idx, formatCode: format }, element('c:v', {}, textNode(amount)))]
  })
  return element(
    'c:numCache',
    {},
    element('c:formatCode', {}, textNode(decimalFormat(usual, numbers.grouped))),
    value('ptCount', points.length),
    ...markups,
  )
}
