import { ChartRange, ChartSeries, Chart as SheetChart } from 'wasm-xlsxwriter'
import type { Chart, ChartSeries as Series } from '../../brief/brief.ts'
import { barColour, element, gridColour, lineLook, type Markup, textNode } from '../chart/chart.ts'
import { printable } from '../shared/shared.ts'
import { countDecimals, decimalFormat, numberFormat } from './number-format.ts'

/** In pixels. */
const width = 640
const heights = { frame: 110, bar: 36, plot: 340 } as const
const cell = { width: 7, height: 20 } as const

const heightOf = ({ form, categories }: Chart): number =>
  form === 'bar' ? heights.frame + heights.bar * categories.length : heights.plot

/** How much of a sheet a chart covers: rows, and columns as wide as a digit. */
export const chartCover = (chart: Chart) => ({
  rows: Math.ceil(heightOf(chart) / cell.height),
  digits: Math.ceil(width / cell.width),
})

/**
 * The place of a chart on its sheet, with its words for who cannot see it. What the library would draw there is
 * put aside for `chartPart`: it can neither turn an axis round nor say what the cells hold.
 */
export function chartPlace(chart: Chart, sheet: string): SheetChart {
  const series = new ChartSeries().setValues(ChartRange.newFromRange(sheet, 1, 1, chart.categories.length, 1))
  return SheetChart.newLine()
    .pushSeries(series)
    .setAltText(printable(chart.alternative))
    .setWidth(width)
    .setHeight(heightOf(chart))
}

/** Where a workbook keeps its charts, from 1 in the order of their sheets. */
export const chartPath = (number: number): string => `xl/charts/chart${number}.xml`

/**
 * A chart as a spreadsheet draws it itself (DrawingML, ECMA-376 part 1, 21.2), over the cells of its sheet: names
 * of categories in the first column, a column for each series, under a header. What a reader changes there is
 * drawn anew.
 */
export function chartPart(chart: Chart, sheet: string, font: string): string {
  const { series } = chart
  const grouped = series.some(({ points }) => points.some(({ text }) => text.includes(',')))
  const letters = textProperties(font)
  const sequences = series.map((sery, index) => drawSeries(sery, index, { chart, sheet, grouped, letters }))
  const legend =
    series.length < 2 ? [] : [element('c:legend', {}, value('legendPos', 't'), no('overlay'), letters)]
  const body = element(
    'c:chart',
    {},
    yes('autoTitleDeleted'),
    element(
      'c:plotArea',
      {},
      element('c:layout', {}),
      drawPlot(chart, sequences),
      categoryAxis(chart, letters),
      valueAxis(chart, { font, grouped, letters }),
    ),
    ...legend,
    yes('plotVisOnly'),
    value('dispBlanksAs', 'gap'),
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${element('c:chartSpace', namespaces, no('roundedCorners'), body).markup}`
}

/** The lines or bars. */
function drawPlot({ form }: Chart, sequences: readonly Markup[]): Markup {
  const axes = [element('c:axId', { val: 1 }), element('c:axId', { val: 2 })]
  return form === 'line'
    ? element(
        'c:lineChart',
        {},
        value('grouping', 'standard'),
        no('varyColors'),
        ...sequences,
        yes('marker'),
        ...axes,
      )
    : element(
        'c:barChart',
        {},
        value('barDir', form === 'bar' ? 'bar' : 'col'),
        value('grouping', 'clustered'),
        no('varyColors'),
        ...sequences,
        value('gapWidth', 45),
        ...axes,
      )
}

function categoryAxis({ form, categories }: Chart, letters: Markup): Markup {
  const lying = form === 'bar'
  return element(
    'c:catAx',
    {},
    value('axId', 1),
    element('c:scaling', {}, value('orientation', lying ? 'maxMin' : 'minMax')), // the first at the top
    no('delete'),
    value('axPos', lying ? 'l' : 'b'),
    value('majorTickMark', 'none'),
    value('minorTickMark', 'none'),
    value('tickLblPos', 'low'),
    element('c:spPr', {}, line('8a97a8', 9525)),
    letters,
    value('crossAx', 2),
    value('crosses', 'autoZero'),
    ...(form === 'line' ? [value('tickLblSkip', Math.ceil(categories.length / 8))] : []),
  )
}

function valueAxis(
  { form, unit }: Chart,
  { font, grouped, letters }: { readonly font: string; readonly grouped: boolean; readonly letters: Markup },
): Markup {
  const lying = form === 'bar'
  return element(
    'c:valAx',
    {},
    value('axId', 2),
    element('c:scaling', {}, value('orientation', 'minMax')),
    no('delete'),
    value('axPos', lying ? 'b' : 'l'),
    element('c:majorGridlines', {}, element('c:spPr', {}, line(gridColour.slice(1), 9525))),
    axisTitle(unit, font, lying),
    element('c:numFmt', { formatCode: decimalFormat(0, grouped), sourceLinked: 0 }),
    value('majorTickMark', 'none'),
    value('minorTickMark', 'none'),
    value('tickLblPos', 'nextTo'),
    element('c:spPr', {}, element('a:ln', {}, element('a:noFill', {}))),
    letters,
    value('crossAx', 1),
    value('crosses', lying ? 'max' : 'autoZero'),
    value('crossBetween', 'between'),
  )
}

const namespaces = {
  'xmlns:c': 'http://schemas.openxmlformats.org/drawingml/2006/chart',
  'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
}

const value = (name: string, val: string | number): Markup => element(`c:${name}`, { val })
const yes = (name: string): Markup => value(name, 1)
const no = (name: string): Markup => value(name, 0)
const paint = (colour: string): Markup => element('a:solidFill', {}, element('a:srgbClr', { val: colour }))
const line = (colour: string, w: number): Markup => element('a:ln', { w }, paint(colour))

const dashes = ['solid', 'dash', 'sysDot', 'lgDashDot'] as const

/** What every series of a chart needs beside its own points. */
interface SeriesContext {
  readonly chart: Chart
  readonly sheet: string
  readonly grouped: boolean
  readonly letters: Markup
}

/** One series, over the column of its sheet. */
function drawSeries(series: Series, index: number, context: SeriesContext): Markup {
  const { chart, sheet, grouped, letters } = context
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
    element('c:val', {}, element('c:numRef', {}, cells(column, 2, last), numbers(points, grouped))),
  ]
  return chart.form === 'line'
    ? lineSeries(series, index, { lead, data, letters })
    : barSeries(index, { lead, data, letters })
}

interface SeriesParts {
  /** Number and name, which come first. */
  readonly lead: readonly Markup[]
  /** Categories and values. */
  readonly data: readonly Markup[]
  readonly letters: Markup
}

const barSeries = (index: number, { lead, data, letters }: SeriesParts): Markup =>
  element(
    'c:ser',
    {},
    ...lead,
    element('c:spPr', {}, paint(barColour(index).slice(1))),
    no('invertIfNegative'),
    element('c:dLbls', {}, letters, value('dLblPos', 'outEnd'), ...shown(true)),
    ...data,
  )

function lineSeries({ points }: Series, index: number, { lead, data, letters }: SeriesParts): Markup {
  const { colour, mark } = lineLook(index)
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
function numbers(points: Series['points'], grouped: boolean): Markup {
  const usual = Math.max(0, ...points.slice(0, 1).map(({ text }) => countDecimals(text) ?? 1))
  const markups = points.flatMap(({ amount, text }, idx) => {
    const format = numberFormat(text, grouped)
    return amount === null || format === null
      ? []
      : [element('c:pt', { idx, formatCode: format }, element('c:v', {}, textNode(amount)))]
  })
  return element(
    'c:numCache',
    {},
    element('c:formatCode', {}, textNode(decimalFormat(usual, grouped))),
    value('ptCount', points.length),
    ...markups,
  )
}

const runProperties = (name: string, font: string, attributes: object = {}): Markup =>
  element(
    name,
    { ...attributes, sz: 900, b: 0 },
    paint('404040'),
    element('a:latin', { typeface: font }),
    element('a:ea', { typeface: font }),
  )

const textProperties = (font: string): Markup =>
  element(
    'c:txPr',
    {},
    element('a:bodyPr', {}),
    element(
      'a:p',
      {},
      element('a:pPr', {}, runProperties('a:defRPr', font)),
      element('a:endParaRPr', { lang: 'en-US' }),
    ),
  )

function axisTitle(text: string, font: string, lying: boolean): Markup {
  const run = element(
    'a:r',
    {},
    runProperties('a:rPr', font, { lang: 'zh-CN' }),
    element('a:t', {}, textNode(text)),
  )
  const body = element('a:bodyPr', lying ? {} : { rot: -5_400_000, vert: 'horz' })
  return element(
    'c:title',
    {},
    element('c:tx', {}, element('c:rich', {}, body, element('a:p', {}, run))),
    no('overlay'),
  )
}
