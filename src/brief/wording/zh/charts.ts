import { getCalendarMonth, getYear } from '../../../trade/trade.ts'
import type { ChartWording, SeriesFacts } from '../chart-wording.ts'
import { flowOfAll } from '../trader.ts'
import { goodsAfter, numeral, period, verbs } from '../zh-phrases.ts'

/** The Chinese words of charts. */
export const zhCharts: ChartWording = {
  month: (month) => ({
    label: period(month, 'month'),
    tick: `${getCalendarMonth(month)}月`,
    group: `${getYear(month)}年`,
  }),
  months: '月份',
  flow: (flow) => `${verbs[flow]}额`,
  period,
  title: {
    months: ({ product, trader, flows, from, to }) => {
      const flow = flowOfAll(flows)
      return `${period(from, 'month')}至${period(to, 'month')}${trader.lead(flow)}${product}${verbs[flow]}额逐月走势`
    },
    ranking: ({ product, trader, flow, dimension, month, window, top, compared }) => {
      const first = top === null ? '' : `前${numeral(top)}大`
      const what =
        dimension === 'place'
          ? `${goodsAfter(product)}分省${verbs[flow]}额${top === null ? '' : `（前${top}位）`}`
          : `${first}${flow === 'import' ? '进口来源地' : '出口目的地'}`
      return `${period(month, window)}${trader.lead(flow)}${product}${what}${compared ? '及上年同期比较' : ''}`
    },
    comparison: ({ product, trader, flow, month, window, compared, by }) =>
      `${period(month, window)}${trader.lead(flow)}${product}分${by === 'class' ? '分类' : '产品'}${verbs[flow]}额${compared ? '及上年同期比较' : ''}`,
  },
  caption: (number, title, unit) => `图${number}：${title}（${unit}）`,
  alternative: (kind, title, unit, series) => {
    const drawn = kind === 'months' ? '折线图' : '条形图'
    const [largest, last] = kind === 'months' ? ['最高为', '最近为'] : ['最大为', '所列最小为']
    const each = series.map(({ name, largest: most, last: end }: SeriesFacts) =>
      most && end
        ? `${name}${largest}${most.label}的${most.text}，${last}${end.label}的${end.text}`
        : `${name}无数据`,
    )
    return `${drawn}：${title}，单位${unit}。${each.join('；')}。`
  },
  source: '数据来源：中国海关总署。',
  gaps: '注：图中空缺处数据未提供。',
}
