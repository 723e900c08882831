/**
 * Charts as SVG, for presses and the browser. More than twelve files: one a form of chart or element.
 *
 * @module
 */
import type { Chart } from '../../brief/brief.ts'
import type { Language } from '../../trade/trade.ts'
import { barChart } from './bar-chart.ts'
import { columnChart } from './column-chart.ts'
import { element } from './element.ts'
import { lineChart } from './line-chart.ts'
import { size } from './look.ts'

export { chartStyle } from './chart-style.ts'
export { chartTable } from './chart-table.ts'
export { element, type Markup, textNode } from './element.ts'
export { barColour, gridColour, lineLook } from './look.ts'
export { axisOver } from './ticks.ts'

export interface SvgOptions {
  readonly language: Language
  /** The faces to ask for; absent where the page around says it. */
  readonly font?: string
  /** Whether each category gets a place that a pointer can find (`data-category`). */
  readonly pointed?: boolean
}

const forms = { line: lineChart, column: columnChart, bar: barChart } as const

/**
 * A chart as SVG. Pure, and the same bytes each time: no ids, no clock. Texts are those of the document; of
 * numbers it writes only the round values at the axis. It has colours of its own as attributes, which a style
 * sheet may replace by class.
 */
export function chartSvg(chart: Chart, { language, font, pointed = false }: SvgOptions): string {
  const { height, box, places, parts } = forms[chart.form](chart, language === 'en')
  const hits = places.map((place, index) =>
    element('rect', {
      class: 'hit',
      'data-category': index,
      ...('x' in place
        ? { x: place.x, width: place.width, y: box.top, height: box.bottom - box.top }
        : { x: 0, width: size.width, y: place.y, height: place.height }),
      fill: 'none',
      'pointer-events': 'all',
    }),
  )
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${size.width} ${Math.ceil(height)}`,
      width: size.width,
      height: Math.ceil(height),
      role: 'img',
      'aria-label': chart.alternative,
      'font-family': font,
    },
    ...parts,
    ...(pointed ? hits : []),
  ).markup
}
