import { calendarMonthOf, yearOf } from '../../trade/month.ts'
import type { ChartWording, SeriesFacts } from './chart-wording.ts'
import { capitalized, months, period, plain } from './en-phrases.ts'

/** The English words of charts. */
export const enCharts: ChartWording = {
  month: (month) => {
    const short = (months[calendarMonthOf(month) - 1] ?? '').slice(0, 3)
    return { label: `${short} ${yearOf(month)}`, tick: short, group: String(yearOf(month)) }
  },
  months: 'Month',
  flow: (flow) => capitalized(plain[flow]),
  period: (month, window) => {
    const last = (months[calendarMonthOf(month) - 1] ?? '').slice(0, 3)
    return `${window === 'month' || last === 'Jan' ? last : `Jan–${last}`} ${yearOf(month)}`
  },
  title: {
    months: ({ product, flows, from, to }) => {
      const [only] = flows
      const what = flows.length > 1 || !only ? 'trade in' : `${plain[only]} of`
      return `China’s monthly ${what} ${product}, ${period(from, 'month')} to ${period(to, 'month')}`
    },
    ranking: ({ product, flow, dimension, month, window, top, compared }) => {
      const first = top === null ? '' : `top ${top} `
      const what =
        dimension === 'place'
          ? `${plain[flow]} of ${product} by place of registration${top === null ? '' : ` (top ${top})`}`
          : `${first}${flow === 'import' ? `sources of imported ${product}` : `destinations for exports of ${product}`}`
      return `China’s ${what}, ${period(month, window)}${compared ? ' and a year before' : ''}`
    },
  },
  caption: (number, title, unit) => `Figure ${number}. ${title} (${unit})`,
  alternative: (kind, title, unit, series) => {
    const drawn = kind === 'months' ? 'Line chart' : 'Bar chart'
    const each = series.map(({ name, largest, last }: SeriesFacts) => {
      if (!largest || !last) return `${name}: no data.`
      const [most, end] = [`${largest.text} (${largest.label})`, `${last.text} (${last.label})`]
      return kind === 'months'
        ? `${name}: highest ${most}, latest ${end}.`
        : `${name}: largest ${most}, smallest shown ${end}.`
    })
    return `${drawn}: ${title}, in ${unit}. ${each.join(' ')}`
  },
  source: 'Source: General Administration of Customs of China.',
  gaps: 'Note: where there is a gap, data are not available.',
}
