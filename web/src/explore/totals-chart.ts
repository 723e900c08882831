import type { Chart, ChartPoint, ChartSeries } from '../../../src/brief/brief.ts'
import type { TotalsRow } from '../api.ts'
import { monthName } from '../months.ts'
import type { Language } from '../say.tsx'
import type { Enquiry } from './enquiry.ts'
import { measures } from './measures.ts'
import type { Subject } from './subject.ts'

/** More than these no reader tells apart: bars on a page, lines by their look. */
export const mostDrawn = { bars: 15, treemap: 40, lines: 4, columns: 4 } as const

/**
 * The totals as a chart of the program’s own kind: bars over all the months, or a course month by month. Null where there
 * is nothing to draw, or it is a treemap, which briefs do not have.
 */
export function totalsChart(
  enquiry: Enquiry,
  subjects: readonly Subject[],
  periods: readonly string[],
  language: Language,
): Chart | null {
  const { draw, show } = enquiry
  if (draw === 'treemap') return null
  const drawn = subjects.slice(0, mostDrawn[draw])
  if (drawn.length === 0 || periods.length === 0) return null
  const measure = measures[show]
  const rows = drawn.flatMap((subject) => [...subject.rows.values()])
  const unit = measure.unit(enquiry, rows)[language]
  const point = (subject: Subject, period: string): ChartPoint => {
    const row = subject.rows.get(period)
    const text = row ? measure.text(row) : null
    return {
      id: `${subject.id} ${period}`,
      text: text ?? '-',
      amount: row && text !== null ? amountOf(row, enquiry, language) : null,
      marker: null,
    }
  }
  const [period = ''] = periods
  const names = drawn.map((subject) => subject.name[language])
  const bars = draw === 'bars'
  const categories = bars
    ? names.map((name) => ({ label: name, tick: name, group: null }))
    : periods.map((month) => monthCategory(month, language))
  const series: ChartSeries[] = bars
    ? [{ name: measure.name[language], points: drawn.map((subject) => point(subject, period)) }]
    : drawn.map((subject, index) => ({
        name: names[index] ?? '',
        points: periods.map((month) => point(subject, month)),
      }))
  const withUnit = `${measure.name[language]}${language === 'zh' ? `（${unit}）` : ` (${unit})`}`
  return {
    kind: 'chart',
    id: 'totals',
    number: 1,
    // The unit stands above the axis.
    caption: measure.name[language],
    form: bars ? 'bar' : draw === 'lines' ? 'line' : 'column',
    unit,
    heading: '',
    categories,
    series,
    alternative: [withUnit, ...series.map((sery) => reported(sery, categories, language))].join(
      language === 'zh' ? '；' : '; ',
    ),
    notes: [],
  }
}

function monthCategory(month: string, language: Language) {
  const [year = '', number = ''] = month.split('-')
  const tick = language === 'zh' ? `${Number(number)}月` : monthName(month, 'en').slice(0, 3)
  return { label: monthName(month, language), tick, group: language === 'zh' ? `${year}年` : year }
}

/** In the chart’s unit, for its place on an axis; what is read is the text. */
function amountOf(row: TotalsRow, { show }: Enquiry, language: Language): string | null {
  const scale = { value: language === 'zh' ? 8 : 6, quantity: language === 'zh' ? 4 : 3 }
  const exact = measures[show].exact(row)
  return exact !== null && (show === 'value' || show === 'quantity') ? `${exact}e-${scale[show]}` : exact
}

/** The first and the last of a series, for who does not see it. */
function reported(
  { name, points }: ChartSeries,
  categories: Chart['categories'],
  language: Language,
): string {
  const shown = points.flatMap(({ amount, text }, index) =>
    amount === null ? [] : [`${categories[index]?.label} ${text}`],
  )
  const ends = [shown[0], shown.length > 1 ? shown.at(-1) : undefined].filter(Boolean)
  return `${name}${language === 'zh' ? '：' : ': '}${ends.join(' … ')}`
}
