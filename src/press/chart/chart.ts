/**
 * Charts as SVG, for presses and the browser. More than twelve files: one a form of chart or element.
 *
 * @module
 */
import type { Chart } from '../../brief/brief.ts'
import type { NumberForm } from '../../trade/numbers/numbers.ts'
import { barChart } from './bar-chart.ts'
import { columnChart } from './column-chart.ts'
import { element } from './element.ts'
import { lineChart } from './line-chart.ts'
import { type Palette, size } from './look.ts'

export { chartStyle } from './chart-style.ts'
export { chartTable } from './chart-table.ts'
export { element, type Markup, textNode } from './element.ts'
export { barColour, chartFaces, gridColour, lineLook, type Palette } from './look.ts'
export { measureWidth } from './text-width.ts'
export { axisOver } from './ticks.ts'

export interface SvgOptions {
  readonly numbers: NumberForm
  /** The faces to ask for; absent where the page around says it. */
  readonly font?: string
  /** Whether each category gets a place that a pointer can find (`data-category`). */
  readonly pointed?: boolean
  /** The issuer's colours. */
  readonly palette?: Palette
  /** Of the drawing, where it is not the usual one: letters are larger on a narrow one that is shown as wide. */
  readonly width?: number
  /** Of lines and columns: which part of its usual height the drawing has. */
  readonly flatness?: number
  /** Whether it is shown only where a style sheet says so, as one of two drawings. */
  readonly hidden?: boolean
}

const forms = { line: lineChart, column: columnChart, bar: barChart } as const

/**
 * A chart as SVG. Pure, and the same bytes each time: no ids, no clock. Texts are those of the document; of
 * numbers it writes only the round values at the axis. It has colours of its own as attributes, which a style
 * sheet may replace by class.
 */
export function chartSvg(
  chart: Chart,
  { numbers, font, pointed = false, palette, width = size.width, flatness = 1, hidden = false }: SvgOptions,
): string {
  const { height, box, places, parts } = forms[chart.form](chart, {
    numbers,
    palette,
    width,
    flatness,
  })
  const hits = places.map((place, index) =>
    element('rect', {
      class: 'hit',
      'data-category': index,
      ...('x' in place
        ? { x: place.x, width: place.width, y: box.top, height: box.bottom - box.top }
        : { x: 0, width, y: place.y, height: place.height }),
      fill: 'none',
      'pointer-events': 'all',
    }),
  )
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${Math.ceil(height)}`,
      width,
      height: Math.ceil(height),
      role: 'img',
      'aria-label': chart.alternative,
      'font-family': font,
      display: hidden ? 'none' : undefined,
    },
    ...parts,
    ...(pointed ? hits : []),
  ).markup
}
