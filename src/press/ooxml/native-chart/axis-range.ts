import type { Chart } from '../../../brief/brief.ts'
import type { NumberForm } from '../../../trade/numbers/numbers.ts'
import { axisOver, measureWidth } from '../../chart/chart.ts'
import { mostForNames, pageWidth } from './chart-height.ts'

/** Where an axis of amounts begins, ends and has its ticks; what is not there, a program chooses from the data. */
export interface AxisRange {
  readonly min?: number
  readonly max?: number
  readonly step?: number
}

/** Of a chart on a page and of its letters, in pixels: a chart on a slide has more room. */
const page = { width: pageWidth, beside: 18, name: 12, barValue: 10.7, columnValue: 12, gap: 10 } as const
/** Values take so much of the axis at most; longer ones are left to the program. */
const mostForValue = 0.4

export const listAmounts = ({ series }: Chart): number[] =>
  series.flatMap(({ points }) => points.flatMap(({ amount }) => (amount === null ? [] : [Number(amount)])))

/**
 * The range of a chart's axis. Lines and columns begin at zero: programs cut an axis whose amounts are near one another.
 * Lying bars also have room for the value at the end of the longest, so that it is neither broken nor over a name.
 */
export function axisRange(chart: Chart, numbers: NumberForm): AxisRange {
  const amounts = listAmounts(chart)
  const [least, most] = [Math.min(0, ...amounts), Math.max(0, ...amounts)]
  if (chart.form !== 'bar') return least < 0 ? {} : { min: 0 }
  const { from, to, ticks } = axisOver(amounts, 5, numbers)
  const step = (to - from) / (ticks.length - 1)
  const part = Math.min(mostForValue, widestValue(chart, page.barValue) / plotWidth(chart))
  let [first, last] = [Math.round(from / step), Math.round(to / step)]
  for (;;) {
    const room = part * (last - first)
    if (most > 0 && last - most / step < room) last++
    else if (least < 0 && least / step - first < room) first--
    else break
  }
  return { min: exact(first * step), max: exact(last * step), step: exact(step) }
}

/** Whether the values of columns stand side by side without touching. */
export const hasRoomForValues = (chart: Chart): boolean =>
  chart.form !== 'column' ||
  widestValue(chart, page.columnValue) * chart.categories.length * chart.series.length <=
    page.width * (1 - page.beside / 100)

const widestValue = ({ series }: Chart, letters: number): number =>
  Math.max(0, ...series.flatMap(({ points }) => points.map(({ text }) => measureWidth(text)))) * letters +
  page.gap

const plotWidth = ({ categories }: Chart): number => {
  const names = Math.max(0, ...categories.map(({ tick }) => measureWidth(tick))) * page.name
  return page.width - Math.min(page.width * mostForNames, names) - page.beside
}

/** A multiple of a round step without the error of a double. */
const exact = (value: number): number => Number(value.toPrecision(12))
