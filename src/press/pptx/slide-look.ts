import type { Script } from '../../brief/brief.ts'

/** Where things are on a slide of 13.33 by 7.5 inches, in inches. */
export const place = {
  kicker: { x: 0.5, y: 0.3, w: 12.33, h: 0.35 },
  title: { x: 0.5, y: 0.6, w: 12.33, h: 0.6 },
  cover: { x: 1, y: 2.2, w: 11.33, h: 1.5 },
  content: { x: 0.5, y: 1.4, w: 12.33, h: 5.5 },
  caption: { x: 0.5, y: 1.3, w: 12.33, h: 0.4 },
  table: { x: 0.5, w: 12.33 },
  chart: { x: 0.9, y: 1.3, w: 11.5, h: 4.65 },
  chartCaption: { x: 0.5, y: 5.95, w: 12.33, h: 0.6 },
  number: { x: 12.3, y: 7.05, w: 0.6, h: 0.3 },
  notes: { x: 0.5, y: 6.55, w: 12.33, h: 0.5 },
} as const

/** Where the content of a slide ends, in inches from its top. */
export const contentEnd = 7.05

/** Sizes of letters, in points. */
/** Notes that stand alone on a slide have room for larger letters. */
export const size = {
  ...{ cover: 34, title: 24, kicker: 13, caption: 16, table: 12 },
  ...{ note: 10, loneNote: 14 },
} as const

/** Sizes of the letters in charts and of charts, in points. */
export const chartSizes = {
  usual: 12,
  small: 10,
  barLabel: 11,
  width: place.chart.w * 72,
  height: place.chart.h * 72,
} as const

export const colour = {
  ink: '1C1B19',
  faint: '5B5852',
  accent: '174A7C',
  hairline: 'BDB8AE',
  band: 'EEF2F7',
} as const

export const fontFace: Readonly<Record<Script, string>> = { han: '微软雅黑', latin: 'Arial' }
