import { type Chart, type ChartSeries, getLocale } from '../../../brief/brief.ts'
import type { NumberForm } from '../../../trade/numbers/numbers.ts'
import type { EditionLanguage } from '../../../trade/trade.ts'
import { axisOver, barColour, lineLook, measureWidth, type Palette } from '../../chart/chart.ts'
import { decimalFormat, numberFormat, officeText } from '../ooxml.ts'
import { axisRange, hasRoomForValues, listAmounts } from './axis-range.ts'
import { type ChartData, cellName } from './chart-data.ts'
import { pageWidth } from './chart-height.ts'
import { barLayout, unitLayout } from './chart-layout.ts'

export interface ChartPartOptions {
  readonly language: EditionLanguage
  /** The relation that leads to the chart's workbook. */
  readonly workbookRelation: string
  /** Sizes of letters and of the chart, in points. Those of a page where there are none. */
  readonly sizes?: ChartSizes
  /** The issuer's colours. */
  readonly palette?: Palette
}

export interface ChartSizes {
  readonly usual: number
  /** Of the names of more than a few categories, which would else be broken. */
  readonly small: number
  /** Of the values of lying bars: those of two, one below the other, do not touch. */
  readonly barLabel: number
  /** Of the chart itself: its width, and its height where it is not that on a page. */
  readonly width: number
  readonly height?: number
}

const pageSizes: ChartSizes = { usual: 9, small: 7, barLabel: 8, width: pageWidth * 0.75 }
const few = 15
const dashes = ['solid', 'dash', 'sysDot', 'lgDashDot'] as const
const gaps = { bar: 35, column: 60 } as const

/**
 * A chart as Word and PowerPoint draw it themselves (DrawingML, ECMA-376 part 1, 21.2), from data that an editor can open and change.
 * Values carry the decimals that the brief prints.
 */
export function chartPart(
  chart: Chart,
  data: ChartData,
  { language, workbookRelation, sizes = pageSizes, palette }: ChartPartOptions,
): string {
  const { form, series } = chart
  const { numbers, script } = getLocale(language)
  const drawing: Drawing = {
    chart,
    data,
    sizes,
    palette,
    numbers,
    font: script === 'han' ? '黑体' : 'Arial',
  }
  const plot = `<c:plotArea>${barLayout(drawing, nameSize(drawing))}${form === 'line' ? lines(drawing) : bars(drawing)}${nameAxis(drawing)}${amountAxis(drawing)}${noLook}</c:plotArea>`
  const legend = `<c:legend>${value('legendPos', 't')}${no('overlay')}${noLook}${letters(drawing, { rot: '0' })}</c:legend>`
  const body = `<c:chart>${yes('autoTitleDeleted')}${plot}${series.length > 1 ? legend : ''}${yes('plotVisOnly')}${value('dispBlanksAs', 'gap')}</c:chart>`
  const area =
    '<c:spPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:ln><a:noFill/></a:ln><a:effectLst/></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr/></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>'
  const workbook = `<c:externalData r:id="${workbookRelation}">${no('autoUpdate')}</c:externalData>`
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${no('date1904')}${value('lang', 'en-US')}${no('roundedCorners')}${body}${area}${workbook}</c:chartSpace>`
}

interface Drawing {
  readonly chart: Chart
  readonly data: ChartData
  readonly sizes: ChartSizes
  readonly palette: Palette
  readonly numbers: NumberForm
  readonly font: string
}

const value = (name: string, val: string | number): string => `<c:${name} val="${val}"/>`
const optional = (name: string, val: number | undefined): string =>
  val === undefined ? '' : value(name, val)
const yes = (name: string): string => value(name, 1)
const no = (name: string): string => value(name, 0)
const paint = (colour: string): string => `<a:solidFill><a:srgbClr val="${colour.slice(1)}"/></a:solidFill>`
const noLine = '<a:ln><a:noFill/></a:ln><a:effectLst/>'
const noLook = `<c:spPr><a:noFill/>${noLine}</c:spPr>`
const format = (code: string): string => `<c:numFmt formatCode="${officeText(code)}" sourceLinked="0"/>`
const hairline =
  '<a:ln w="9525" cap="flat" cmpd="sng" algn="ctr"><a:solidFill><a:schemeClr val="tx1"><a:lumMod val="15000"/><a:lumOff val="85000"/></a:schemeClr></a:solidFill><a:round/></a:ln><a:effectLst/>'

const axes = `${value('axId', 1)}${value('axId', 2)}`

/** What a label says: the value, or nothing. */
const shown = (is: boolean): string =>
  `${no('showLegendKey')}${value('showVal', is ? 1 : 0)}${no('showCatName')}${no('showSerName')}${no('showPercent')}${no('showBubbleSize')}`

interface Letters {
  /** How text is turned, in 60,000ths of a degree; -60,000,000 leaves it to the program. */
  readonly rot: string
  readonly size?: number
  /** Whether the box keeps close to the text, as a label beside its mark. */
  readonly close?: boolean
}

const bodyProperties = ({ rot, close }: Letters): string => {
  // A number beside its mark is never broken, however small the chart.
  const turned = `rot="${rot}" spcFirstLastPara="1" vertOverflow="${close ? 'overflow' : 'ellipsis'}" vert="horz" wrap="${close ? 'none' : 'square'}"`
  return close
    ? `<a:bodyPr ${turned} lIns="38100" tIns="19050" rIns="38100" bIns="19050" anchor="ctr" anchorCtr="1"><a:spAutoFit/></a:bodyPr>`
    : `<a:bodyPr ${turned} anchor="ctr" anchorCtr="1"/>`
}

const paragraphProperties = ({ font, sizes }: Drawing, { size = sizes.usual }: Letters): string =>
  `<a:pPr><a:defRPr sz="${size * 100}" b="0" i="0" u="none" strike="noStrike" kern="1200" baseline="0">${paint('#404040')}<a:latin typeface="${font}"/><a:ea typeface="+mn-ea"/><a:cs typeface="${font}"/></a:defRPr></a:pPr>`

const letters = (drawing: Drawing, set: Letters): string =>
  `<c:txPr>${bodyProperties(set)}<a:lstStyle/><a:p>${paragraphProperties(drawing, set)}<a:endParaRPr lang="en-US"/></a:p></c:txPr>`

function lines(drawing: Drawing): string {
  const series = drawing.chart.series.map((sery, index) => {
    const { colour, mark } = lineLook(index, drawing.palette)
    const stroke = `<c:spPr><a:ln w="22225" cap="rnd">${paint(colour)}${`<a:prstDash val="${dashes[index % dashes.length] ?? 'solid'}"/>`}<a:round/></a:ln><a:effectLst/></c:spPr>`
    const marker = `<c:marker>${value('symbol', mark)}${value('size', 5)}<c:spPr>${paint(colour)}<a:ln w="9525">${paint(colour)}</a:ln><a:effectLst/></c:spPr></c:marker>`
    return `<c:ser>${lead(drawing, index)}${stroke}${marker}${lineLabels(drawing, sery)}${cells(drawing, index)}${no('smooth')}</c:ser>`
  })
  return `<c:lineChart>${value('grouping', 'standard')}${no('varyColors')}${series.join('')}<c:dLbls>${shown(false)}</c:dLbls>${yes('marker')}${axes}</c:lineChart>`
}

function bars(drawing: Drawing): string {
  const { form, series } = drawing.chart
  const lying = form === 'bar'
  const written = series.map(
    (sery, index) =>
      `<c:ser>${lead(drawing, index)}<c:spPr>${paint(barColour(index, drawing.palette))}${noLine}</c:spPr>${no('invertIfNegative')}${barLabels(drawing, sery, lying ? drawing.sizes.barLabel : drawing.sizes.usual)}${cells(drawing, index)}</c:ser>`,
  )
  return `<c:barChart>${value('barDir', lying ? 'bar' : 'col')}${value('grouping', 'clustered')}${no('varyColors')}${written.join('')}<c:dLbls>${shown(false)}</c:dLbls>${value('gapWidth', lying ? gaps.bar : gaps.column)}${no('overlap')}${axes}</c:barChart>`
}

/** Of a line only the last value is written: on the side where neither its own line nor another one is. */
function lineLabels(drawing: Drawing, { points }: ChartSeries): string {
  const last = lastPoint(points)
  const text = points[last]?.text
  if (text === undefined) return ''
  const code = numberFormat(text, drawing.numbers)
  const place = isBelow(drawing.chart, points, last) ? 'b' : 't'
  return `<c:dLbls>${label(drawing, last, { code, place, size: drawing.sizes.usual })}${shown(false)}</c:dLbls>`
}

const lastPoint = (points: ChartSeries['points']): number =>
  points.findLastIndex(({ amount }) => amount !== null)

/** Whether a line ends under the others near it, or where none is near, after a fall; never right above the axis. */
function isBelow({ series }: Chart, points: ChartSeries['points'], last: number): boolean {
  const most = Math.max(...series.flatMap((line) => line.points.map(({ amount }) => Number(amount ?? 0))))
  const end = Number(points[last]?.amount ?? 0)
  if (end < most / 5) return false
  const others = series.flatMap((line) =>
    line.points === points ? [] : [Number(line.points[lastPoint(line.points)]?.amount ?? 0)],
  )
  const near = others.filter((other) => Math.abs(other - end) < most / 5)
  return near.length > 0 ? near.every((other) => other > end) : Number(points[last - 1]?.amount ?? 0) > end
}

/** Bars that print alike have one format for all: a label of its own is a hundred lines of XML for each bar. */
function barLabels(drawing: Drawing, { points }: ChartSeries, size: number): string {
  if (!hasRoomForValues(drawing.chart)) return `<c:dLbls>${shown(false)}</c:dLbls>`
  const place = 'outEnd'
  const formats = points.map(({ amount, text }) =>
    amount === null ? null : numberFormat(text, drawing.numbers),
  )
  const usual = formats.find((code) => code !== null) ?? null
  const current = formats.flatMap((code, index) =>
    code === null || code === usual ? [] : [label(drawing, index, { code, place, size })],
  )
  return `<c:dLbls>${current.join('')}${labelLook(drawing, { code: usual, place, size })}</c:dLbls>`
}

interface LabelLook {
  /** How its number is written; null where there is none. */
  readonly code: string | null
  readonly place: 't' | 'b' | 'outEnd'
  readonly size: number
}

const label = (drawing: Drawing, index: number, look: LabelLook): string =>
  `<c:dLbl>${value('idx', index)}${labelLook(drawing, look)}</c:dLbl>`

const labelLook = (drawing: Drawing, { code, place, size }: LabelLook): string =>
  `${code === null ? '' : format(code)}${noLook}${letters(drawing, { rot: '0', size, close: true })}${value('dLblPos', place)}${shown(true)}`

const range = (column: number, last: number, lastColumn = column): string =>
  `<c:f>Sheet1!${cellName(column, 1, '$')}:${cellName(lastColumn, last, '$')}</c:f>`

/** The start of a series: its place, and the cell of its name. */
function lead({ data }: Drawing, index: number): string {
  const column = data.names.length + index
  const name = data.series[index]?.name ?? ''
  return `${value('idx', index)}${value('order', index)}<c:tx><c:strRef><c:f>Sheet1!${cellName(column, 0, '$')}</c:f><c:strCache>${texts([name])}</c:strCache></c:strRef></c:tx>`
}

/** The cells of its categories and of its values, and what they hold now; a gap has no point. */
function cells({ data }: Drawing, index: number): string {
  const values = data.series[index]?.values ?? []
  const column = data.names.length + index
  const count = values.length
  return `<c:cat>${categories(data, count)}</c:cat><c:val><c:numRef>${range(column, count)}<c:numCache><c:formatCode>General</c:formatCode>${value('ptCount', count)}${points(values.map((amount) => (amount === null ? null : String(amount))))}</c:numCache></c:numRef></c:val>`
}

function categories({ names }: ChartData, count: number): string {
  const [outer = [], inner] = names
  if (inner === undefined)
    return `<c:strRef>${range(0, count)}<c:strCache>${texts(outer)}</c:strCache></c:strRef>`
  const levels = [inner, outer].map((level) => `<c:lvl>${points(level)}</c:lvl>`)
  return `<c:multiLvlStrRef>${range(0, count, 1)}<c:multiLvlStrCache>${value('ptCount', count)}${levels.join('')}</c:multiLvlStrCache></c:multiLvlStrRef>`
}

const texts = (list: readonly (string | null)[]): string => `${value('ptCount', list.length)}${points(list)}`

const points = (list: readonly (string | null)[]): string =>
  list
    .map((text, index) => (text === null ? '' : `<c:pt idx="${index}"><c:v>${officeText(text)}</c:v></c:pt>`))
    .join('')

/** The size of names, in points: that of many is small, and smaller where those under columns or lines would be broken within a name. */
function nameSize({ chart: { form, categories }, sizes }: Drawing): number {
  if (categories.length <= few) return sizes.usual
  if (form === 'bar') return sizes.small
  const room = (sizes.width * partOfNames) / categories.length
  const widest = Math.max(...categories.map(({ tick }) => measureWidth(tick)))
  return Math.min(sizes.small, Math.max(leastName * sizes.small, Math.floor((room / widest) * 2) / 2))
}
/** What names beside one another have of a chart's width, with some room between them. */
const partOfNames = 0.78
/** Letters are not made smaller than this part of the small ones. */
const leastName = 0.8

/**
 * Names of categories stand at the edge, where no bar that goes the other way covers them. Each lying bar has its name:
 * LibreOffice leaves some out unless they are said not to be turned.
 */
function nameAxis(drawing: Drawing): string {
  const lying = drawing.chart.form === 'bar'
  const every = lying ? value('tickLblSkip', 1) : ''
  const size = nameSize(drawing)
  return `<c:catAx>${value('axId', 1)}<c:scaling>${value('orientation', lying ? 'maxMin' : 'minMax')}</c:scaling>${no('delete')}${value('axPos', lying ? 'l' : 'b')}<c:numFmt formatCode="General" sourceLinked="1"/>${value('majorTickMark', 'none')}${value('minorTickMark', 'none')}${value('tickLblPos', 'low')}<c:spPr><a:noFill/>${hairline}</c:spPr>${letters(drawing, { rot: lying ? '0' : '-60000000', size })}${value('crossAx', 2)}${value('crosses', 'autoZero')}${yes('auto')}${value('lblAlgn', 'ctr')}${value('lblOffset', 100)}${every}${no('noMultiLvlLbl')}</c:catAx>`
}

function amountAxis(drawing: Drawing): string {
  const { form, unit } = drawing.chart
  const { numbers } = drawing
  const lying = form === 'bar'
  const isWhole = axisOver(listAmounts(drawing.chart), 5, numbers).ticks.every(
    ({ label }) => !label.includes(numbers.decimal),
  )
  const turned: Letters = { rot: lying ? '0' : '-5400000' }
  const rich = `<c:tx><c:rich>${bodyProperties(turned)}<a:lstStyle/><a:p>${paragraphProperties(drawing, turned)}<a:r><a:rPr lang="en-US"/><a:t>${officeText(unit)}</a:t></a:r></a:p></c:rich></c:tx>`
  const title = `<c:title>${rich}${unitLayout(drawing)}${no('overlay')}${noLook}${letters(drawing, turned)}</c:title>`
  const { min, max, step } = axisRange(drawing.chart, numbers)
  const scaling = `${value('orientation', 'minMax')}${optional('max', max)}${optional('min', min)}`
  return `<c:valAx>${value('axId', 2)}<c:scaling>${scaling}</c:scaling>${no('delete')}${value('axPos', lying ? 'b' : 'l')}<c:majorGridlines><c:spPr>${hairline}</c:spPr></c:majorGridlines>${title}${format(isWhole ? decimalFormat(0, numbers.grouped) : 'General')}${value('majorTickMark', 'none')}${value('minorTickMark', 'none')}${value('tickLblPos', 'nextTo')}${noLook}${letters(drawing, { rot: '-60000000' })}${value('crossAx', 1)}${value('crosses', lying ? 'max' : 'autoZero')}${value('crossBetween', 'between')}${optional('majorUnit', step)}</c:valAx>`
}
