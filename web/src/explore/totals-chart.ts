import type { Chart, ChartPoint, ChartSeries } from '../../../src/brief/brief.ts'
import { Fraction } from '../../../src/trade/numbers/numbers.ts'
import type { TotalsRow, TotalsUnits } from '../api.ts'
import { monthName } from '../months.ts'
import type { Language } from '../say.tsx'
import type { Enquiry } from './enquiry.ts'
import { type Measure, measures } from './measures.ts'
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
  { periods, units }: { readonly periods: readonly string[]; readonly units: TotalsUnits },
  language: Language,
): Chart | null {
  const { draw, show } = enquiry
  if (draw === 'treemap') return null
  const drawn = subjects.slice(0, mostDrawn[draw])
  if (drawn.length === 0 || periods.length === 0) return null
  const measure = measures[show]
  const unit = measure.unit(units)
  const point = (subject: Subject, period: string): ChartPoint => {
    const row = subject.rows.get(period)
    const text = row ? measure.text(row) : null
    return {
      id: `${subject.id} ${period}`,
      text: text ?? '-',
      amount: row && text !== null ? amountOf(row, measure, units) : null,
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
  const unitWords = unit === '' ? '' : language === 'zh' ? `（${unit}）` : ` (${unit})`
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
    alternative: [
      `${measure.name[language]}${unitWords}`,
      ...series.map((sery) => reported(sery, categories, language)),
    ].join(language === 'zh' ? '；' : '; '),
    notes: [],
  }
}

function monthCategory(month: string, language: Language) {
  const [year = '', number = ''] = month.split('-')
  const tick = language === 'zh' ? `${Number(number)}月` : monthName(month, 'en').slice(0, 3)
  return { label: monthName(month, language), tick, group: language === 'zh' ? `${year}年` : year }
}

/** In the chart’s unit, for its place on an axis; what is read is the text. */
function amountOf(row: TotalsRow, measure: Measure, units: TotalsUnits): string | null {
  const exact = measure.exact(row)
  const factor = Fraction.of(BigInt(measure.factor(units)))
  return exact && Fraction.ofDecimal(exact).dividedBy(factor).toDecimal()
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
