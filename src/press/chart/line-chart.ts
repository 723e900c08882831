import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import type { Chart, ChartPoint } from '../../brief/brief.ts'
import type { Drawing, DrawingSetting } from './drawing.ts'
import { digits, element, type Markup } from './element.ts'
import {
  type Box,
  categoryAxis,
  categoryRoom,
  countSteps,
  heading,
  label,
  plotBottom,
  type Sample,
  valueAxis,
} from './frame.ts'
import { lineLook, type Palette, type SeriesLook, size } from './look.ts'
import { measureWidth } from './text-width.ts'
import { axisOver } from './ticks.ts'

/** With more points than these, only those that no line reaches are marked. */
const mostMarks = 36

/** A course over time: a line for each series, broken where a month is not known, with its last value beside it. */
export function lineChart(chart: Chart, setting: DrawingSetting): Drawing {
  const { numbers, palette, width, flatness } = setting
  const { categories, series } = chart
  const amounts = series.flatMap(({ points }) => points.flatMap(existing))
  const head = heading(chart, createSample(palette), width)
  const sides = { top: head.top, bottom: plotBottom(head.top, categories, flatness) }
  const axis = axisOver(amounts, countSteps(sides), numbers)
  const lasts = series.map(({ points }) => points.findLast(({ amount }) => amount !== null))
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(measureWidth)) * size.small
  const box: Box = {
    left: widest(axis.ticks.map((tick) => tick.label)) + size.gap,
    right: width - widest(lasts.flatMap((last) => last?.text ?? [])) - size.gap,
    ...sides,
  }
  const step = (box.right - box.left) / categories.length
  const x = (index: number) => box.left + step * (index + 0.5)
  const y = scaleLinear([axis.from, axis.to], [box.bottom, box.top])
  const drawn = series.map(({ points }, index) =>
    seriesMarkup({ points, index, look: lineLook(index, palette) }, x, y),
  )
  return {
    height: box.bottom + categoryRoom(categories),
    box,
    places: categories.map((_, index) => ({ x: x(index) - step / 2, width: step })),
    parts: [
      ...head.parts,
      ...valueAxis(axis, box, y),
      ...categoryAxis(categories, box, x),
      ...drawn.flat(),
      ...endLabels(lasts, box, y),
    ],
  }
}

const existing = ({ amount }: ChartPoint): number[] => (amount === null ? [] : [Number(amount)])

interface DrawnSeries {
  readonly points: readonly ChartPoint[]
  readonly index: number
  readonly look: SeriesLook
}

function seriesMarkup(
  { points, index, look }: DrawnSeries,
  x: (index: number) => number,
  y: (value: number) => number,
): Markup[] {
  const isKnown = (position: number) => points[position] !== undefined && points[position].amount !== null
  const path = line<ChartPoint>()
    .defined(({ amount }) => amount !== null)
    .x((_, offset) => x(offset))
    .y(({ amount }) => y(Number(amount)))
    .digits(2)(points)
  const marks = points.flatMap((point, place) => {
    const alone = !isKnown(place - 1) && !isKnown(place + 1)
    return point.amount === null || (points.length > mostMarks && !alone)
      ? []
      : [mark(look, index, x(place), y(Number(point.amount)))]
  })
  const stroke = path === null ? [] : [lineOf(look, index, path)]
  return [element('g', { class: `line s${index + 1}` }, ...stroke, ...marks)]
}

const lineOf = ({ colour, dash }: SeriesLook, index: number, d: string): Markup =>
  element('path', {
    class: `stroke${index + 1}`,
    d,
    fill: 'none',
    stroke: colour,
    'stroke-width': 2,
    'stroke-dasharray': dash,
    'stroke-linejoin': 'round',
  })

/** A mark of one shape for each series, so that they are told apart without colour too. */
function mark({ colour, mark: shape }: SeriesLook, index: number, x: number, y: number): Markup {
  const style = { class: `fill${index + 1}`, fill: colour }
  switch (shape) {
    case 'circle':
      return element('circle', { ...style, cx: x, cy: y, r: 2.6 })
    case 'square':
      return element('rect', { ...style, x: x - 2.4, y: y - 2.4, width: 4.8, height: 4.8 })
    case 'diamond':
      return element('path', { ...style, d: 'M0,-3.4L3.4,0L0,3.4L-3.4,0Z', transform: moved(x, y) })
    case 'triangle':
      return element('path', { ...style, d: 'M0,-3.4L3.2,2.6L-3.2,2.6Z', transform: moved(x, y) })
  }
}

const moved = (x: number, y: number): string => `translate(${digits(x)} ${digits(y)})`

const createSample = (palette: Palette): Sample => ({
  width: 28,
  draw(index, x, y) {
    const look = lineLook(index, palette)
    const stroke = lineOf(look, index, `M${digits(x)},${digits(y)}L${digits(x + 28)},${digits(y)}`)
    return element('g', {}, stroke, mark(look, index, x + 14, y))
  },
})

/** The last value of each series at the right, moved apart where they would touch. */
function endLabels(
  lasts: readonly (ChartPoint | undefined)[],
  box: Box,
  y: (value: number) => number,
): Markup[] {
  const height = size.small * 1.15
  const placed = lasts
    .flatMap((last) => (last?.amount == null ? [] : [{ text: last.text, y: y(Number(last.amount)) }]))
    .sort((a, b) => a.y - b.y)
  let free = Number.NEGATIVE_INFINITY
  return placed.map(({ text, y: index }) => {
    const where = Math.max(index, free)
    free = where + height
    return label(text, box.right + size.gap / 2, where)
  })
}
