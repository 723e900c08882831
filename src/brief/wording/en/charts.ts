import { abbreviateMonth, getYear } from '../../../trade/trade.ts'
import type { ChartWording, SeriesFacts } from '../chart-wording.ts'
import { flowOfAll } from '../trader.ts'
import { capitalized, period, plain, titlePeriod } from './phrases/phrases.ts'

/**
 * The English words of charts.
 *
 * @param byPlace `by state`, behind what is drawn so.
 * @param publisher who publishes the data.
 */
export const enCharts = (byPlace: string, publisher: string): ChartWording => ({
  month: (month) => {
    const short = abbreviateMonth(month)
    return { label: `${short} ${getYear(month)}`, tick: short, group: String(getYear(month)) }
  },
  months: 'Month',
  flow: (flow) => capitalized(plain[flow]),
  period: (month, window) => {
    const last = abbreviateMonth(month)
    if (window !== 'month' && window !== 'ytd') return capitalized(titlePeriod(month, window))
    return `${window === 'month' || last === 'Jan' ? last : `Jan–${last}`} ${getYear(month)}`
  },
  title: {
    months: ({ product, trader, flows, from, to }) => {
      const flow = flowOfAll(flows)
      const what = flow === 'trade' ? 'trade in' : `${plain[flow]} of`
      return `${capitalized(trader.lead(flow))} monthly ${what} ${product}${trader.tail(flow)}, ${period(from, 'month')} to ${period(to, 'month')}`
    },
    ranking: ({ product, trader, flow, dimension, month, window, top, compared }) => {
      const trade = `${trader.lead(flow)} ${plain[flow]} of ${product}${trader.tail(flow)}`
      const first = `${top === null ? '' : `top ${top} `}${flow === 'import' ? 'sources' : 'destinations'}`
      const what =
        dimension === 'place'
          ? `${capitalized(trade)} ${byPlace}${top === null ? '' : ` (top ${top})`}`
          : `${capitalized(first)} of ${trade}`
      return `${what}, ${titlePeriod(month, window)}${compared ? ' and a year earlier' : ''}`
    },
    comparison: ({ product, trader, flow, month, window, compared, by }) =>
      `${capitalized(trader.lead(flow))} ${flow === 'trade' ? 'trade in' : `${plain[flow]} of`} ${product}${trader.tail(flow)} by ${by}, ${titlePeriod(month, window)}${compared ? ' and a year earlier' : ''}`,
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
  source: `Source: ${publisher}.`,
  gaps: 'Note: where there is a gap, data are not available.',
})
