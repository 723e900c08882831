import { scaleBand, scaleLinear } from 'd3-scale'
import type { Chart } from '../../brief/brief.ts'
import { barSample } from './bar-sample.ts'
import type { Drawing, DrawingSetting } from './drawing.ts'
import { element, type Markup } from './element.ts'
import {
  type Box,
  categoryAxis,
  categoryRoom,
  countSteps,
  heading,
  label,
  lastNameOverhang,
  plotBottom,
  valueAxis,
} from './frame.ts'
import { barColour, size } from './look.ts'
import { measureWidth } from './text-width.ts'
import { axisOver } from './ticks.ts'

/** Bars that stand, those of one category side by side; under the line of zero where they are negative. */
export function columnChart(chart: Chart, setting: DrawingSetting): Drawing {
  const { numbers, palette, width, flatness } = setting
  const { categories, series } = chart
  const amounts = series.flatMap(({ points }) =>
    points.flatMap(({ amount }) => (amount === null ? [] : [Number(amount)])),
  )
  const head = heading(chart, barSample(palette), width)
  const sides = { top: head.top, bottom: plotBottom(head.top, categories, flatness) }
  const axis = axisOver(amounts, countSteps(sides), numbers)
  const left = Math.max(...axis.ticks.map((tick) => measureWidth(tick.label))) * size.small + size.gap
  const box: Box = {
    left,
    right: width - lastNameOverhang(categories, { left, right: width }),
    ...sides,
  }
  const step = (box.right - box.left) / categories.length
  const x = (index: number) => box.left + step * (index + 0.5)
  const y = scaleLinear([axis.from, axis.to], [box.bottom, box.top])
  const inner = scaleBand(
    series.map((_, index) => index),
    [-step * 0.38, step * 0.38],
  )
  const bars = series.flatMap(({ points }, position) =>
    points.flatMap(({ amount }, index) =>
      amount === null
        ? []
        : [
            element('rect', {
              class: `bar${position + 1}`,
              x: x(index) + (inner(position) ?? 0),
              y: Math.min(y(0), y(Number(amount))),
              width: inner.bandwidth(),
              height: Math.max(Math.abs(y(Number(amount)) - y(0)), 0.75),
              fill: barColour(position, palette),
            }),
          ],
    ),
  )
  const middle = (position: number, index: number) =>
    x(index) + (inner(position) ?? 0) + inner.bandwidth() / 2
  const values = valueLabels(chart, { room: inner.bandwidth() + step * 0.24, middle, y })
  return {
    height: box.bottom + categoryRoom(categories),
    box,
    places: categories.map((_, index) => ({ x: x(index) - step / 2, width: step })),
    parts: [
      ...head.parts,
      ...valueAxis(axis, box, y),
      ...categoryAxis(categories, box, x),
      ...bars,
      ...values,
    ],
  }
}

interface Places {
  /** Of one label, in pixels. */
  readonly room: number
  readonly middle: (position: number, index: number) => number
  readonly y: (value: number) => number
}

/** The values over the columns, those of negative ones over the line of zero; none where they would touch. */
function valueLabels({ series }: Chart, { room, middle, y }: Places): Markup[] {
  const texts = series.flatMap(({ points }) => points.map(({ text }) => measureWidth(text)))
  if (Math.max(0, ...texts) * size.value > room) return []
  return series.flatMap(({ points }, position) =>
    points.flatMap(({ amount, text }, index) =>
      amount === null
        ? []
        : [
            label(text, middle(position, index), y(Math.max(0, Number(amount))) - size.value * 0.7, {
              anchor: 'middle',
              fontSize: size.value,
            }),
          ],
    ),
  )
}
