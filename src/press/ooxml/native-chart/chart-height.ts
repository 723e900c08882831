import type { Chart } from '../../../brief/brief.ts'
import { measureWidth } from '../../chart/chart.ts'

/** A bar is higher where a name beside it takes two lines. */
const heights = { frame: 80, bar: 23, twoLines: 32, plot: 240 } as const

/** Of a chart on a page of A4, in pixels, and of the letters of its names. */
export const pageWidth = 604
const letters = 12
/** Names take so much of the width at most. */
export const mostForNames = 0.42

/** How high a chart is on a page, in pixels, 96 an inch. */
export function chartHeight({ form, categories }: Pick<Chart, 'form' | 'categories'>): number {
  if (form !== 'bar') return heights.plot
  const isLong = categories.some(({ tick }) => measureWidth(tick) * letters > pageWidth * mostForNames)
  return heights.frame + (isLong ? heights.twoLines : heights.bar) * categories.length
}
