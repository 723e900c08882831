import { getYear } from '../../../trade/trade.ts'
import type { ChartWording, SeriesFacts } from '../chart-wording.ts'
import { flowOfAll } from '../trader.ts'
import { nameRanked, tradeOfGoods } from './captions.ts'
import { capitalized, plain, rangeOfMonths, shortMonth, titlePeriod } from './phrases/phrases.ts'

/**
 * The Portuguese words of charts.
 *
 * @param byPlace `por estado`, behind what is drawn so.
 * @param publisher who publishes the data.
 */
export const ptCharts = (byPlace: string, publisher: string): ChartWording => ({
  month: (month) => {
    const short = shortMonth(month)
    return { label: `${short} ${getYear(month)}`, tick: short, group: String(getYear(month)) }
  },
  months: 'Mês',
  flow: (flow) => capitalized(plain[flow]),
  period: (month, window) => {
    const last = shortMonth(month)
    if (window !== 'month' && window !== 'ytd') return titlePeriod(month, window)
    return `${window === 'month' || last === 'jan.' ? capitalized(last) : `Jan.–${last}`} ${getYear(month)}`
  },
  title: {
    months: ({ product, trader, flows, from, to }) =>
      `${capitalized(tradeOfGoods(trader, flowOfAll(flows), product))} por mês, ${rangeOfMonths(from, to)}`,
    ranking: ({ product, trader, flow, dimension, month, window, top, compared }) => {
      const trade = tradeOfGoods(trader, flow, product)
      const what =
        dimension === 'place'
          ? `${capitalized(trade)} ${byPlace}${top === null ? '' : ` (${top === 1 ? 'maior' : `${top} maiores`})`}`
          : `${capitalized(nameRanked(top, flow))} das ${trade}`
      return `${what}, ${titlePeriod(month, window)}${compared ? ' e um ano antes' : ''}`
    },
    comparison: ({ product, trader, flow, month, window, compared, by }) =>
      `${capitalized(tradeOfGoods(trader, flow, product))} por ${by === 'class' ? 'classe' : 'produto'}, ${titlePeriod(month, window)}${compared ? ' e um ano antes' : ''}`,
  },
  caption: (number, title, unit) => `Gráfico ${number}. ${title} (${unit})`,
  alternative: (kind, title, unit, series) => {
    const drawn = kind === 'months' ? 'Gráfico de linhas' : 'Gráfico de barras'
    const each = series.map(({ name, largest, last }: SeriesFacts) => {
      if (!largest || !last) return `${name}: sem dados.`
      const [most, end] = [`${largest.text} (${largest.label})`, `${last.text} (${last.label})`]
      return kind === 'months'
        ? `${name}: máximo de ${most}, último valor de ${end}.`
        : `${name}: maior valor de ${most}, menor apresentado de ${end}.`
    })
    return `${drawn}: ${title}, em ${unit}. ${each.join(' ')}`
  },
  source: `Fonte: ${publisher}.`,
  gaps: 'Nota: nas lacunas, os dados não estão disponíveis.',
})
