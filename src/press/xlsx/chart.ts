import { ChartRange, ChartSeries, Chart as SheetChart } from 'wasm-xlsxwriter'
import type { Chart } from '../../brief/brief.ts'
import type { NumberForm } from '../../trade/numbers/numbers.ts'
import { element, gridColour, type Markup, type Palette, textNode } from '../chart/chart.ts'
import { axisRange } from '../ooxml/native-chart/native-chart.ts'
import { decimalFormat, groupedAs } from '../ooxml/ooxml.ts'
import { printable } from '../shared/shared.ts'
import { drawSeries, line, no, paint, value, yes } from './chart-series.ts'

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
export function chartPart(
  chart: Chart,
  sheet: string,
  {
    font,
    palette,
    numbers: form,
  }: {
    readonly font: string
    readonly palette: Palette
    readonly numbers: NumberForm
  },
): string {
  const { series } = chart
  const numbers = groupedAs(
    series.flatMap(({ points }) => points),
    form,
  )
  const letters = textProperties(font)
  const sequences = series.map((sery, index) =>
    drawSeries(sery, index, { chart, sheet, numbers, letters, palette }),
  )
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
      categoryAxis(chart, font, letters),
      valueAxis(chart, { font, numbers, letters }),
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

/** So many names of months stand side by side. */
const fewMonths = 8

function categoryAxis({ form, categories }: Chart, font: string, letters: Markup): Markup {
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
    // All months, turned where they are many: programs skip from the first, and would leave out the last.
    categories.length > fewMonths && form === 'line' ? textProperties(font, -5_400_000) : letters,
    value('crossAx', 2),
    value('crosses', 'autoZero'),
    ...(form === 'line' ? [value('tickLblSkip', 1)] : []),
  )
}

function valueAxis(
  chart: Chart,
  {
    font,
    numbers,
    letters,
  }: { readonly font: string; readonly numbers: NumberForm; readonly letters: Markup },
): Markup {
  const { form, unit } = chart
  const lying = form === 'bar'
  // Lines and columns begin at zero; where bars end is left to the program, since cells may be changed.
  const { min } = axisRange(chart, numbers)
  const least = min === 0 ? [value('min', 0)] : []
  return element(
    'c:valAx',
    {},
    value('axId', 2),
    element('c:scaling', {}, value('orientation', 'minMax'), ...least),
    no('delete'),
    value('axPos', lying ? 'b' : 'l'),
    element('c:majorGridlines', {}, element('c:spPr', {}, line(gridColour.slice(1), 9525))),
    axisTitle(unit, font, lying),
    element('c:numFmt', { formatCode: decimalFormat(0, numbers.grouped), sourceLinked: 0 }),
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

const runProperties = (name: string, font: string, attributes: object = {}): Markup =>
  element(
    name,
    { ...attributes, sz: 900, b: 0 },
    paint('404040'),
    element('a:latin', { typeface: font }),
    element('a:ea', { typeface: font }),
  )

const textProperties = (font: string, rot?: number): Markup =>
  element(
    'c:txPr',
    {},
    element('a:bodyPr', rot === undefined ? {} : { rot, vert: 'horz' }),
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
