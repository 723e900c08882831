import type { Chart, ChartPoint, Locale } from '../../brief/brief.ts'
import { chartSvg, type Palette } from '../chart/chart.ts'
import { escapeMarkup } from '../shared/shared.ts'
import { phrased } from './table-markup.ts'

/** The width of a drawing for phones, on which letters are as large as those of notes. */
const phoneWidth = 380

/**
 * A chart in a page: the drawing with its caption below (one for wide pages, and one for phones), then its notes and its data as a table that can be
 * unfolded. Where scripts may run, `chartScript` shows the values of what is pointed at; without it, nothing
 * is lost.
 *
 * @param figureAttributes what a printed figure carries, by its id.
 */
export function htmlChart(
  chart: Chart,
  { locale, palette }: { readonly locale: Locale; readonly palette: Palette },
  figureAttributes: (id: string) => string,
): string {
  const id = `chart-${chart.number}`
  const options = { numbers: locale.numbers, pointed: true, palette }
  const drawings = [
    chartSvg(chart, options),
    chartSvg(chart, { ...options, width: phoneWidth, hidden: true }),
  ]
  const notes = chart.notes.map((note) => `<li>${escapeMarkup(note)}</li>`).join('')
  return `<div class="chart" id="${id}" data-chart="${escapeMarkup(chart.id)}">
<figure aria-labelledby="${id}-caption">
<div class="plot" role="group" tabindex="0" aria-labelledby="${id}-caption">
${drawings.join('\n')}
</div>
<figcaption id="${id}-caption">${phrased(chart.caption)}</figcaption>
</figure>
${notes === '' ? '' : `<ul class="notes">${notes}</ul>\n`}<details>
<summary>${locale.press.html.chartData}</summary>
<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}-caption">
${dataTable(chart, figureAttributes)}
</div>
</details>
</div>`
}

function dataTable({ heading, categories, series }: Chart, figureAttributes: (id: string) => string): string {
  const value = ({ id, text, marker }: ChartPoint) =>
    `<td class="value"${figureAttributes(id)}${marker === null ? '' : ` data-marker="${marker}"`}>${escapeMarkup(text)}</td>`
  const head = [
    `<th scope="col">${escapeMarkup(heading)}</th>`,
    ...series.map(({ name }) => `<th scope="col" class="value">${escapeMarkup(name)}</th>`),
  ]
  const rows = categories.map(({ label }, index) => {
    const values = series.map(({ points }) => {
      const point = points[index]
      return point ? value(point) : '<td></td>'
    })
    return `<tr><th scope="row">${escapeMarkup(label)}</th>${values.join('')}</tr>`
  })
  return `<table>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`
}
