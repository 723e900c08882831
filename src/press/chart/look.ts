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

/** Of a series of lines; from the fifth on they come again. */
export const lineLook = (index: number): SeriesLook => lineLooks[index % lineLooks.length] ?? plainLine

/** Of bars side by side: the first is what the chart is about, the second lighter, and so on. */
export const barColour = (index: number): string => barColours[index % barColours.length] ?? plainLine.colour

/** In a chart of 600 by whatever height it needs. */
export const size = { width: 600, font: 13, small: 12, gap: 8 } as const
