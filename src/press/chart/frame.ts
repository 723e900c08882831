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

/** What stands over a plot, and where that begins below it. */
export interface Heading {
  readonly parts: readonly Markup[]
  readonly top: number
}

/** What the axis counts at the left, and what the series are at the right, where there are several; on lines of their own where they do not fit beside it. */
export function heading({ unit, series }: Chart, sample: Sample, width: number): Heading {
  const y = size.gap + size.small / 2
  const unitRoom = Math.min(measureWidth(unit) * size.small, width * 0.25)
  const entries = series.map(({ name }, index) => legendEntry(name, index, sample, width))
  const isOneLine = widthOfLine(entries) + betweenEntries <= width - unitRoom
  if (series.length > 1 && isOneLine)
    return {
      parts: [
        label(cut(unit, unitRoom / size.small), 0, y, { quiet: true }),
        ...drawLine(entries, sample, { x: width - widthOfLine(entries), y }),
      ],
      top: plotTop,
    }
  const lines = series.length > 1 ? fillLegend(entries, width) : []
  return {
    parts: [
      label(cut(unit, width / size.small), 0, y, { quiet: true }),
      ...lines.flatMap((line, index) => drawLine(line, sample, { x: 0, y: y + legendLine * (index + 1) })),
    ],
    top: plotTop + legendLine * lines.length,
  }
}

/** A name in the legend with what its series looks like: so wide together. */
interface LegendEntry {
  readonly name: string
  readonly index: number
  readonly width: number
}

const betweenEntries = size.gap * 2
/** Of a line of a legend that has several. */
const legendLine = size.small * 1.4

/** A name is cut only where it has no room on a line of its own. */
function legendEntry(text: string, index: number, sample: Sample, room: number): LegendEntry {
  const around = sample.width + size.gap
  const name = cut(text, (room - around) / size.small)
  return { name, index, width: around + measureWidth(name) * size.small }
}

const widthOfLine = (entries: readonly LegendEntry[]): number =>
  entries.reduce((sum, { width }) => sum + width + betweenEntries, -betweenEntries)

function fillLegend(entries: readonly LegendEntry[], width: number): LegendEntry[][] {
  const lines: LegendEntry[][] = []
  for (const entry of entries) {
    const line = lines.at(-1)
    if (line && widthOfLine([...line, entry]) <= width) line.push(entry)
    else lines.push([entry])
  }
  return lines
}

function drawLine(
  entries: readonly LegendEntry[],
  sample: Sample,
  { x, y }: { readonly x: number; readonly y: number },
): Markup[] {
  let position = x
  return entries.flatMap(({ name, index, width }) => {
    const start = position
    position += width + betweenEntries
    return [sample.draw(index, start, y), label(name, start + sample.width + size.gap, y)]
  })
}

/** Where the plot begins under a heading of one line. */
const plotTop = 34

/** Of lines and columns, where the drawing has its usual height. */
const plotHeight = 180

/** Where the plot that begins at `top` ends, in a drawing that is flatter than usual by a part of its whole height. */
export const plotBottom = (top: number, categories: readonly ChartCategory[], flatness: number): number => {
  const removed = (1 - flatness) * (top + plotHeight + categoryRoom(categories))
  return top + Math.max(plotHeight - removed, plotHeight / 3)
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
