/**
 * How charts look: classes for a page that has its own colours (also dark ones), and beside them, as
 * attributes, what holds where nothing else is said, as on paper. Colours are told apart by people who see few
 * of them, and in grey: series differ in lightness, lines in dashes and marks too.
 */
export const ink = '#1c1b19'
export const faint = '#55524c'
export const gridColour = '#dad6cd'

export interface SeriesLook {
  readonly colour: string
  readonly dash: string | undefined
  readonly mark: 'circle' | 'square' | 'diamond' | 'triangle'
}

const plainLine: SeriesLook = { colour: '#174a7c', dash: undefined, mark: 'circle' }

/** Each has its own colour, dash and mark. */
const lineLooks: readonly SeriesLook[] = [
  plainLine,
  { colour: '#c8641b', dash: '7 3', mark: 'square' },
  { colour: '#4b8f6b', dash: '2 3', mark: 'diamond' },
  { colour: '#8a6fb0', dash: '9 3 2 3', mark: 'triangle' },
]

const barColours: readonly string[] = [plainLine.colour, '#a9c1d9', '#c8641b', '#e6bd97']

/** An issuer's colours of series, as `#174a7c`; where they end, the usual ones go on. */
export type Palette = readonly string[] | undefined

/** Of a series of lines; from the fifth on they come again. */
export function lineLook(index: number, palette: Palette): SeriesLook {
  const place = index % lineLooks.length
  const look = lineLooks[place] ?? plainLine
  const colour = palette?.[place]
  return colour === undefined ? look : { ...look, colour }
}

/** Of bars side by side: the first is what the chart is about, the second lighter, and so on. */
export function barColour(index: number, palette: Palette): string {
  const place = index % barColours.length
  const colour = palette?.[Math.floor(place / 2)]
  if (colour === undefined) return barColours[place] ?? plainLine.colour
  return place % 2 === 0 ? colour : lighten(colour)
}

/** How much of a lighter colour is white. */
const white = 0.62

function lighten(colour: string): string {
  const parts = [1, 3, 5].map((from) => Number.parseInt(colour.slice(from, from + 2), 16))
  const mixed = parts.map((part) => Math.round(part + (255 - part) * white))
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

/** In a chart of 600 by whatever height it needs. */
export const size = { width: 600, font: 13, small: 12, value: 11, gap: 8 } as const

/** The faces of charts that are drawn with the package's fonts: the sans, and the serif for what it lacks. */
export const chartFaces = 'Tradebrief Hei, Tradebrief Song'
