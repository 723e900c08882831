import type { Chart } from '../../../src/brief/brief.ts'
import { chartStyle, chartSvg } from '../../../src/press/chart/chart.ts'
import { pointAt } from './point-at.ts'

const ownStyle = `
:host { display: block; --hairline: var(--line); --sheet: var(--card); --tip: var(--card); }
.chart { margin: 0; }
.chart svg { min-width: 0; }
.plot:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`

/** As the program’s pages write numbers in either language. */
const english = { grouped: true, group: ',', decimal: '.' } as const

let sheet: CSSStyleSheet | null = null

/** The look of the program’s charts; made once, it serves every chart. */
function look(): CSSStyleSheet {
  if (sheet) return sheet
  sheet = new CSSStyleSheet()
  sheet.replaceSync(chartStyle.replace(/:root\b/g, ':host') + ownStyle)
  return sheet
}

/**
 * As wide as its place on a phone, where letters keep their size; elsewhere as briefs draw it. The legend of several series
 * needs more, and is drawn smaller.
 */
const widthOf = (host: HTMLElement, { series }: Chart): number =>
  Math.min(600, Math.max(series.length > 1 ? 460 : 280, host.clientWidth))

/** Draws a chart as the presses do, in a tree of its own, and lets its values be pointed at. */
export function drawChart(host: HTMLElement, chart: Chart): void {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [look()]
  const frame = document.createElement('div')
  frame.className = 'chart'
  const plot = document.createElement('div')
  plot.className = 'plot'
  plot.tabIndex = 0
  plot.setAttribute('role', 'group')
  plot.setAttribute('aria-label', chart.caption)
  // Texts in the drawing were escaped by the press. Thousands are grouped here in either language.
  plot.innerHTML = chartSvg(chart, { numbers: english, pointed: true, width: widthOf(host, chart) })
  frame.append(plot)
  root.replaceChildren(frame)
  host.classList.add('drawn')
  pointAt(plot, (index) => {
    const category = chart.categories[index]
    return category
      ? {
          title: category.label,
          values: chart.series.map(({ name, points }) => [name, points[index]?.text ?? '']),
        }
      : null
  })
}
