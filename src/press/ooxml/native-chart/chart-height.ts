import type { Chart } from '../../../brief/brief.ts'

const heights = { frame: 76, bar: 23, plot: 240 } as const

/** How high a chart is on a page, in pixels, 96 an inch. */
export const chartHeight = ({ form, categories }: Pick<Chart, 'form' | 'categories'>): number =>
  form === 'bar' ? heights.frame + heights.bar * categories.length : heights.plot
