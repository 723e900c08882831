import { scaleLinear } from 'd3-scale'
import type { Chart } from '../../brief/brief.ts'
import { splitPhrases } from '../shared/shared.ts'
import { barSample } from './bar-sample.ts'
import type { Drawing, DrawingSetting } from './drawing.ts'
import { element, type Markup } from './element.ts'
import { type Box, gridLine, heading, label } from './frame.ts'
import { barColour, type Palette, size } from './look.ts'
import { cut, measureWidth } from './text-width.ts'
import { type Axis, axisOver } from './ticks.ts'

const barHeight = { alone: 15, beside: 11 } as const
const between = 3
/** Names longer than this part of the width stand on two lines, with smaller letters, and are then cut. */
const mostForNames = 0.42
const twoLines = { font: 11, height: 12 } as const

/** Bars that lie, one category below the other, each bar with its value at its end. */
export function barChart(chart: Chart, setting: DrawingSetting): Drawing {
  const { numbers, palette, width } = setting
  const { categories, series } = chart
  const points = series.flatMap((sery) => sery.points)
  const axis = axisOver(
    points.flatMap(({ amount }) => (amount === null ? [] : [Number(amount)])),
    5,
    numbers,
  )
  const nameWidth = Math.min(
    width * mostForNames,
    Math.max(...categories.map(({ tick }) => measureWidth(tick))) * size.font + size.gap,
  )
  const textWidth = Math.max(0, ...points.map(({ text }) => measureWidth(text))) * size.value + size.gap
  const head = heading(chart, barSample(palette), width)
  const height = series.length > 1 ? barHeight.beside : barHeight.alone
  const nameLines = categories.map(({ tick }) => splitName(tick, nameWidth - size.gap))
  const isLong = nameLines.some(({ length }) => length > 1)
  const row = Math.max(height * series.length, isLong ? 2 * twoLines.height : 0) + between
  const box: Box = {
    left: nameWidth + size.gap + (axis.from < 0 ? textWidth : 0),
    right: width - textWidth,
    top: head.top,
    bottom: head.top + row * categories.length,
  }
  const x = scaleLinear([axis.from, axis.to], [box.left, box.right])
  const names = nameLines.flatMap((lines, index) =>
    lines.map((line, position) =>
      label(
        line,
        nameWidth,
        box.top + row * (index + 0.5) + (position - (lines.length - 1) / 2) * twoLines.height,
        { anchor: 'end', fontSize: lines.length > 1 ? twoLines.font : size.font },
      ),
    ),
  )
  const bars = series.flatMap(({ points: chartPoints }, position) =>
    chartPoints.flatMap(({ amount, text }, index) => {
      const y = box.top + row * (index + 0.5) - (height * series.length) / 2 + height * position
      if (amount === null)
        return [label(text, x(0) + size.gap / 2, y + height / 2, { fontSize: size.value, quiet: true })]
      return bar({ zero: x(0), end: x(Number(amount)), y, height, index: position, text, palette })
    }),
  )
  const labelled = selectLabelled(axis, box)
  const lines = axis.ticks.flatMap(({ value, label: text }, index) => [
    gridLine(x(value), box.top, x(value), box.bottom, value === 0),
    ...(labelled(index)
      ? [label(text, x(value), box.bottom + size.gap * 1.5, { anchor: 'middle', quiet: true })]
      : []),
  ])
  return {
    height: box.bottom + size.gap * 3,
    box,
    places: categories.map((_, index) => ({ y: box.top + row * index, height: row })),
    parts: [...head.parts, ...lines, ...names, ...bars],
  }
}

/** A name on one line where it fits into so many pixels, else on two that end with a phrase; what is still too long is cut. */
function splitName(name: string, room: number): readonly string[] {
  if (measureWidth(name) * size.font <= room + tolerance) return [name]
  const most = room / twoLines.font
  const phrases = splitPhrases(name)
  const fits = (end: number) => measureWidth(phrases.slice(0, end).join('').trimEnd()) <= most
  let count = 1
  while (count < phrases.length && fits(count + 1)) count++
  const lines = [phrases.slice(0, count), phrases.slice(count)].map((line) => line.join('').trim())
  return lines.filter((line) => line !== '').map((line) => cut(line, most))
}

/** Room that was measured by the name itself is enough for it. */
const tolerance = 0.2

/** Which ticks have labels: all, or so many of them that labels do not touch, counted from zero. */
function selectLabelled({ ticks }: Axis, box: Box): (index: number) => boolean {
  const widest = Math.max(...ticks.map((tick) => measureWidth(tick.label))) * size.small + size.gap
  const step = (box.right - box.left) / Math.max(1, ticks.length - 1)
  const every = Math.max(1, Math.ceil(widest / step))
  const zero = ticks.findIndex(({ value }) => value === 0)
  return (index) => (index - zero) % every === 0
}

interface Bar {
  readonly zero: number
  readonly end: number
  readonly y: number
  readonly height: number
  readonly index: number
  readonly text: string
  readonly palette: Palette
}

function bar({ zero, end, y, height, index, text, palette }: Bar): Markup[] {
  const rect = element('rect', {
    class: `bar${index + 1}`,
    x: Math.min(zero, end),
    y: y + 0.5,
    width: Math.max(Math.abs(end - zero), 0.75), // a sliver at least, so that a small amount is seen
    height: height - 1,
    fill: barColour(index, palette),
  })
  const [x, anchor] =
    end < zero ? ([end - size.gap / 2, 'end'] as const) : ([end + size.gap / 2, 'start'] as const)
  return [rect, label(text, x, y + height / 2, { anchor, fontSize: size.value, quiet: index > 0 })]
}
