import type { Chart, ChartCategory } from '../../brief/brief.ts'
import { digits, element, type Markup, textNode } from './element.ts'
import { faint, gridColour, ink, size } from './look.ts'
import { cut, measureWidth } from './text-width.ts'
import type { Axis } from './ticks.ts'

export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** A text with its middle or an end at a place. */
export function label(
  text: string,
  x: number,
  y: number,
  {
    anchor = 'start',
    fontSize = size.small,
    quiet = false,
  }: { anchor?: 'start' | 'middle' | 'end'; fontSize?: number; quiet?: boolean } = {},
): Markup {
  return element(
    'text',
    {
      class: quiet ? 'quiet' : undefined,
      x,
      y: y + fontSize * 0.36, // from the middle of digits to their foot
      'text-anchor': anchor === 'start' ? undefined : anchor,
      'font-size': fontSize,
      fill: quiet ? faint : ink,
    },
    textNode(text),
  )
}

/** A piece of a legend: what a series looks like, drawn from `x` on, so wide. */
export interface Sample {
  readonly width: number
  draw(index: number, x: number, y: number): Markup
}

/** What the axis counts at the left, and what the series are at the right, where there are several. */
export function heading({ unit, series }: Chart, sample: Sample, width: number): Markup[] {
  const y = size.gap + size.small / 2
  if (series.length < 2) return [label(cut(unit, width / size.small), 0, y, { quiet: true })]
  const around = sample.width + size.gap
  const unitRoom = Math.min(measureWidth(unit) * size.small, width * 0.25)
  const room = (width - unitRoom - size.gap * 2) / series.length - around - size.gap * 2
  const longest = Math.max(...series.map(({ name }) => measureWidth(name))) * size.small
  const total = series.reduce(
    (sum, { name }) => sum + measureWidth(name) * size.small + around + size.gap * 2,
    0,
  )
  // Names are cut only where they do not fit all together.
  const most = total <= width - unitRoom ? longest : room
  const names = series.map(({ name }) => cut(name, most / size.small))
  const widths = names.map((name) => around + measureWidth(name) * size.small)
  let x = width - widths.reduce((sum, width) => sum + width + size.gap * 2, -size.gap * 2)
  return [
    label(cut(unit, unitRoom / size.small), 0, y, { quiet: true }),
    ...names.flatMap((name, index) => {
      const position = x
      x += (widths[index] ?? 0) + size.gap * 2
      return [sample.draw(index, position, y), label(name, position + around, y)]
    }),
  ]
}

/** Where the plot begins under the heading. */
export const plotTop = 34

/** Of lines and columns, where the drawing has its usual height. */
const plotHeight = 180

/** Where the plot ends, in a drawing that is flatter than usual by a part of its whole height. */
export const plotBottom = (categories: readonly ChartCategory[], flatness: number): number => {
  const removed = (1 - flatness) * (plotTop + plotHeight + categoryRoom(categories))
  return plotTop + Math.max(plotHeight - removed, plotHeight / 3)
}

/** At about how many steps values are written beside a plot: five where it has its usual height, fewer on a flat one. */
export const countSteps = ({ top, bottom }: Pick<Box, 'top' | 'bottom'>): number =>
  Math.max(2, Math.round(((bottom - top) / plotHeight) * 5))

/** Lines across at round values, with the values at the left; the line of zero is darker. */
export function valueAxis(axis: Axis, box: Box, y: (value: number) => number): Markup[] {
  return axis.ticks.flatMap(({ value, label: text }) => [
    gridLine(box.left, y(value), box.right, y(value), value === 0),
    label(text, box.left - size.gap, y(value), { anchor: 'end', quiet: true }),
  ])
}

export const gridLine = (x1: number, y1: number, x2: number, y2: number, zero: boolean): Markup =>
  element('path', {
    class: zero ? 'zero' : 'grid',
    d: `M${digits(x1)},${digits(y1)}L${digits(x2)},${digits(y2)}`,
    stroke: zero ? faint : gridColour,
    'stroke-width': 1,
    fill: 'none',
  })

/** Room under a plot for the names of categories and of what they share. */
export const categoryRoom = (categories: readonly ChartCategory[]): number =>
  size.gap * 2.5 + (categories.some(({ group }) => group !== null) ? size.small * 1.5 : 0)

/**
 * How far the name of the last category would stand beyond a plot that ends at `right`, half of it on either side of
 * its place.
 */
export function lastNameOverhang(
  categories: readonly ChartCategory[],
  { left, right }: Pick<Box, 'left' | 'right'>,
): number {
  const name = measureWidth(categories.at(-1)?.tick ?? '') * size.small
  const count = Math.max(1, categories.length)
  // Each pixel that the plot gives up makes its places narrower too.
  return Math.max(0, (name - (right - left) / count) / (2 - 1 / count))
}

/** The categories under the plot, as many as there is room for, and what neighbours share in a second line. */
export function categoryAxis(
  categories: readonly ChartCategory[],
  box: Box,
  x: (index: number) => number,
): Markup[] {
  const step = (box.right - box.left) / Math.max(1, categories.length)
  const widest = Math.max(...categories.map(({ tick }) => measureWidth(tick))) * size.small + size.gap
  const every = [1, 2, 3, 6, 12, 24].find((count) => count * step >= widest) ?? categories.length
  const groups = groupsOf(categories)
  // Counted from the last, which the brief is about and therefore has its name.
  const last = categories.length - 1
  const y = box.bottom + size.gap * 1.75
  const names = categories.flatMap(({ tick }, index) =>
    (last - index) % every === 0
      ? [label(cut(tick, (every * step) / size.small), x(index), y, { anchor: 'middle' })]
      : [],
  )
  // Between two groups; where names are wider than their place, below them.
  const top = widest > step ? y + size.small * 0.7 : box.bottom
  const shared = groups.flatMap(({ group, from, to }) => {
    const room = (to - from + 1) * step
    const middle = (x(from) + x(to)) / 2
    const mark = from === 0 ? [] : [gridLine(x(from) - step / 2, top, x(from) - step / 2, y + 22, false)]
    return measureWidth(group) * size.small > room
      ? mark
      : [...mark, label(group, middle, y + size.small * 1.4, { anchor: 'middle', quiet: true })]
  })
  return [...names, ...shared]
}

/** Runs of categories that share something. */
function groupsOf(categories: readonly ChartCategory[]) {
  const groups: { readonly group: string; readonly from: number; to: number }[] = []
  categories.forEach(({ group }, index) => {
    const last = groups.at(-1)
    if (group === null) return
    if (last?.group === group && last.to === index - 1) last.to = index
    else groups.push({ group, from: index, to: index })
  })
  return groups
}
