import { type FigureFlow, getCalendarMonth, getYear } from '../../../trade/trade.ts'
import type { ChartWording, SeriesFacts } from '../chart-wording.ts'
import { plainText } from '../inline-template.ts'
import { flowOfAll, type Trader } from '../trader.ts'
import { countNumeral, goodsAfter, period, verbs } from './phrases/phrases.ts'
import { tradeInGoods, tradeWith } from './trader.ts'

/**
 * The Chinese words of charts.
 *
 * @param byPlace 分省, before what is drawn by place.
 * @param publisher who publishes the data.
 */
export const zhCharts = (byPlace: string, publisher: string): ChartWording => ({
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
      return `${period(from, 'month')}至${period(to, 'month')}${tradeValue(trader, flow, product)}逐月走势`
    },
    ranking: ({ product, trader, flow, dimension, month, window, top, compared }) => {
      const first = top === null ? '' : `前${countNumeral(top)}大`
      const compare = compared ? '及上年同期比较' : ''
      if (dimension === 'partner') {
        const places = flow === 'import' ? '进口来源地' : '出口目的地'
        return `${period(month, window)}${trader.lead(flow)}${product}${first}${places}${compare}`
      }
      const how = trader.partner === null ? verbs[flow] : tradeWith(trader.partner, flow)
      const goods = `${trader.name}${product}${goodsAfter(product)}`
      return `${period(month, window)}${goods}${byPlace}${how}额${top === null ? '' : `（前${top}位）`}${compare}`
    },
    comparison: ({ product, trader, flow, month, window, compared, by }) =>
      `${period(month, window)}${tradeValue(trader, flow, product)}${by === 'class' ? '分类' : '分产品'}${compared ? '及上年同期' : ''}比较`,
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
  source: `数据来源：${publisher}。`,
  gaps: '注：图中空缺处数据未提供。',
})

/** 中国锂电池出口额; 中国对美国出口锂电池金额. */
function tradeValue(trader: Trader, flow: FigureFlow, product: string): string {
  const words = plainText(tradeInGoods(trader, flow, { product, name: trader.name }))
  return trader.partner === null || flow === 'trade' ? `${words}额` : `${words}金额`
}
