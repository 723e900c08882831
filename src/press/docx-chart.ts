import { PackagePart, Paragraph, type ParagraphChild } from 'docx'
import {
  type ChartCategoryGroup,
  ChartRun,
  type ChartRunOptions,
  type ChartSeries as WordSeries,
} from 'docx/charts'
import type { Chart, ChartCategory, ChartSeries } from '../brief/document.ts'
import type { Language } from '../trade/language.ts'
import { barColour, lineLook } from './chart/look.ts'
import { axisOver } from './chart/ticks.ts'
import { style } from './docx-styles.ts'
import { numberFormat } from './number-format.ts'
import { printable } from './text.ts'
import { replaceZipEntries, zipEntries } from './zip-entry.ts'
import { forgetZipTimes } from './zip-time.ts'

/** In pixels, 96 an inch: as wide as the text of a page of A4. */
const widest = 604
const twipsPerPixel = 15
const heights = { frame: 90, bar: 28, plot: 260 } as const
/** Points; smaller for the names of more than a few categories, which would else be broken. */
const [fontSize, smallSize] = [9, 7]
const few = 15
const dashes = ['solid', 'dash', 'shortDot', 'longDashDot'] as const

/**
 * A chart as Word draws it itself, from data that an editor can open and change: the drawing, its caption below,
 * its notes. Values carry the decimals that the brief prints.
 *
 * @param room the width of the text, in twips.
 */
export function wordChart(
  chart: Chart,
  language: Language,
  room: number,
  caption: readonly ParagraphChild[],
): Paragraph[] {
  const run = new ChartRun(chartOptions(chart, language, Math.min(widest, Math.floor(room / twipsPerPixel))))
  nameParts(run, `chart${chart.number}`)
  nameCategoriesAtTheEdge(run)
  return [
    new Paragraph({ style: style.chart, children: [run] }),
    new Paragraph({ style: style.chartCaption, keepNext: chart.notes.length > 0, children: caption }),
    ...chart.notes.map(
      (note, index) =>
        new Paragraph({
          style: style.note,
          text: printable(note),
          keepNext: index < chart.notes.length - 1,
        }),
    ),
  ]
}

/**
 * The library names the parts of a chart, the drawing and the workbook, at random; here they have the chart's name,
 * so that the bytes repeat.
 */
function nameParts(run: ChartRun, name: string): void {
  for (const reference of componentsIn(run)) {
    if (!('part' in reference && reference.part instanceof PackagePart)) continue
    const { part } = reference
    const id = `${name}-${part.options.folder}`
    Object.assign(part, { id, relationshipId: `rId${id}` })
    for (const attribute of objectsIn(reference, new Set([part])))
      if ('key' in attribute && attribute.key === 'r:id') Object.assign(attribute, { value: `rId${id}` })
  }
}

/**
 * Names of categories stand at the edge, where no bar that goes the other way covers them; the library puts them at
 * the axis.
 */
function nameCategoriesAtTheEdge(run: ChartRun): void {
  for (const axis of componentsIn(run).filter(isOf('c:catAx')))
    for (const position of componentsIn(axis).filter(isOf('c:tickLblPos')))
      for (const attribute of objectsIn(position))
        if ('value' in attribute && attribute.value === 'nextTo') Object.assign(attribute, { value: 'low' })
}

const isOf =
  (element: string) =>
  (component: object): boolean =>
    'rootKey' in component && component.rootKey === element

/** A component with all of which it is made, in the parts of the package that it refers to as well. */
function componentsIn(component: unknown, found: object[] = []): object[] {
  if (typeof component !== 'object' || component === null) return found
  found.push(component)
  if ('part' in component && component.part instanceof PackagePart)
    componentsIn(component.part.options.content, found)
  if ('root' in component && Array.isArray(component.root))
    for (const inner of component.root) componentsIn(inner, found)
  return found
}

function objectsIn(value: unknown, found = new Set<object>()): Set<object> {
  if (typeof value !== 'object' || value === null || found.has(value)) return found
  found.add(value)
  for (const inner of Object.values(value)) objectsIn(inner, found)
  return found
}

/** Without the times at which the library packed the workbooks of charts. */
export function forgetWorkbookTimes(docx: Uint8Array): Uint8Array {
  const workbooks = zipEntries(docx, /^word\/embeddings\//)
  return replaceZipEntries(
    docx,
    new Map([...workbooks].map(([path, contents]) => [path, forgetZipTimes(contents)])),
  )
}

function chartOptions(chart: Chart, language: Language, width: number): ChartRunOptions {
  const { form, unit, categories, series } = chart
  const grouped = language === 'en'
  const amounts = series.flatMap(({ points }) =>
    points.flatMap(({ amount }) => (amount === null ? [] : [Number(amount)])),
  )
  const font = { size: fontSize, color: '404040' }
  const whole = axisOver(amounts, 5, grouped).ticks.every(({ label }) => !label.includes('.'))
  const lying = form === 'bar'
  const common = {
    categories: categoriesOf(categories),
    series: series.map((one, index) =>
      form === 'line' ? lineSeries(one, index, grouped) : barSeries(one, index, grouped),
    ),
    font: { name: language === 'zh' ? '黑体' : 'Arial', color: '404040' },
    legend: series.length > 1 ? ({ position: 'top', font } as const) : (false as const),
    categoryAxis: {
      font: { ...font, ...(categories.length > few && { size: smallSize }) },
      reverseOrder: lying,
    },
    valueAxis: {
      font,
      title: { text: printable(unit), font },
      gridlines: true,
      numberFormat: whole ? (grouped ? '#,##0' : '0') : 'General',
      ...(lying && { crossesAt: 'maximum' as const }),
    },
    emptyValues: 'gap' as const,
    chartArea: { border: 'none' as const },
    altText: {
      id: String(chart.number),
      name: chart.id,
      title: printable(chart.caption),
      description: printable(chart.alternative),
    },
    transformation: {
      width,
      height: lying ? heights.frame + heights.bar * categories.length : heights.plot,
    },
  }
  switch (form) {
    case 'line':
      return { type: 'line', ...common }
    case 'bar':
      return { type: 'bar', gapWidth: 45, overlap: 0, ...common }
    case 'column':
      return { type: 'column', gapWidth: 60, overlap: 0, ...common }
  }
}

/** What neighbours share stands in a second line under them. */
function categoriesOf(categories: readonly ChartCategory[]): string[] | ChartCategoryGroup[] {
  if (categories.some(({ group }) => group === null)) return categories.map(({ label }) => printable(label))
  const groups: { readonly name: string; readonly categories: string[] }[] = []
  for (const { group, tick } of categories) {
    const name = printable(group ?? '')
    if (groups.at(-1)?.name !== name) groups.push({ name, categories: [] })
    groups.at(-1)?.categories.push(printable(tick))
  }
  return groups
}

/** Of a line only the last value is written. */
function lineSeries({ name, points }: ChartSeries, index: number, grouped: boolean): WordSeries {
  const look = lineLook(index)
  const last = points.findLastIndex(({ amount }) => amount !== null)
  return {
    name: printable(name),
    values: points.map(amountOf),
    color: look.colour.slice(1),
    line: { color: look.colour.slice(1), width: 1.75, dash: dashes[index % dashes.length] ?? 'solid' },
    markers: { shape: look.mark, size: 5 },
    pointLabels: points.map(({ text }, at) =>
      at === last ? { value: true, position: 'above', ...formatOf(text, grouped) } : undefined,
    ),
  }
}

/** Bars that print alike have one format for all: a label of its own is a hundred lines of XML for each bar. */
function barSeries({ name, points }: ChartSeries, index: number, grouped: boolean): WordSeries {
  const formats = points.map(({ amount, text }) => (amount === null ? {} : formatOf(text, grouped)))
  const { numberFormat: usual } = formats.find(({ numberFormat }) => numberFormat !== undefined) ?? {}
  return {
    name: printable(name),
    values: points.map(amountOf),
    color: barColour(index).slice(1),
    dataLabels: {
      value: true,
      position: 'outsideEnd',
      font: { size: fontSize },
      ...(usual !== undefined && { numberFormat: usual }),
    },
    pointLabels: formats.map((own) =>
      own.numberFormat === undefined || own.numberFormat === usual ? undefined : { value: true, ...own },
    ),
  }
}

const amountOf = ({ amount }: ChartSeries['points'][number]): number | null =>
  amount === null ? null : Number(amount)

function formatOf(text: string, grouped: boolean): { readonly numberFormat?: string } {
  const format = numberFormat(text, grouped)
  return format === null ? {} : { numberFormat: format }
}
