import {
  addMonths,
  allCodes,
  type FigureId,
  type FigureName,
  type Localized,
  type Month,
  nameMonth,
  parseFigureId,
} from '../trade/trade.ts'
import { type CodeLists, standardCodes } from './code-lists.ts'

/**
 * What a figure is of, for a person: 进口 德国 当月 金额 同比. The id itself where there are no words for it.
 *
 * @param last the month that the brief ends with, by which figures of earlier months are named: 出口 2023年9月 金额.
 * @param named what a brief calls what a figure is of, where it does.
 */
export function figureWords(
  id: FigureId,
  codes: CodeLists = standardCodes,
  last?: Month,
  named: (name: FigureName) => string | undefined = () => undefined,
): Localized {
  const name = parseFigureId(id)
  if (!name) return { zh: id, en: id }
  const { reporter, flow, window, lag, measure, operation, year } = name
  const when = lag ? last && earlierMonths(window, addMonths(last, -lag)) : words.window[window]
  if (!when || (operation && !words.operation[operation])) return { zh: id, en: id }
  const parts = [
    reporter === undefined ? undefined : reporterName(reporter, codes),
    words.flow[flow],
    whose(name, codes, named(name)),
    when,
    words.measure[measure],
    operation && words.operation[operation],
    year ? { zh: `${year}年`, en: `${year}` } : undefined,
  ].filter((part) => part !== undefined)
  return { zh: parts.map(({ zh }) => zh).join(' '), en: parts.map(({ en }) => en).join(', ') }
}

/** By whose data a figure is: 巴西数据; by Brazil. */
function reporterName(reporter: string, codes: CodeLists): Localized {
  const lists = codes.forReporter(reporter)
  const { zh, en } = (lists.findPartnerById(reporter) ?? lists.findGroup(reporter))?.name ?? {
    zh: reporter,
    en: reporter,
  }
  return { zh: `${zh}数据`, en: `data of ${en}` }
}

/** A month by its name; a longer window by that of its last month. */
function earlierMonths(window: string, month: Month): Localized | undefined {
  const { zh, en } = nameMonth(month, { isLong: true })
  if (window === 'month') return { zh, en }
  const name = words.window[window]
  return name && { zh: `至${zh}${name.zh}`, en: `${name.en} to ${en}` }
}

function whose(
  { dimension, code = '' }: FigureName,
  codes: CodeLists,
  named: string | undefined,
): Localized | undefined {
  if (dimension && code === allCodes) return words.all[dimension]
  if (dimension && named !== undefined) return { zh: named, en: named }
  switch (dimension) {
    case undefined:
      return undefined
    case 'partner':
      return codes.findPartnerById(code)?.name ?? { zh: code, en: code }
    case 'group':
      return codes.findGroup(code)?.name ?? { zh: code, en: code }
    case 'place':
      return codes.findPlaceById(code)?.short ?? { zh: code, en: code }
    default:
      return { zh: code, en: code }
  }
}

/** A measure of how values are spread, as it is, as it was and how it changed. */
function spread(rule: string, { zh, en }: Localized): Record<string, Localized> {
  return {
    [rule]: { zh, en },
    [`${rule}Base`]: { zh: `上年同期${zh}`, en: `${en} a year before` },
    [`${rule}Change`]: { zh: `${zh}变化`, en: `change of the ${en}` },
  }
}

const words: Readonly<
  Record<'flow' | 'all' | 'window' | 'measure' | 'operation', Readonly<Record<string, Localized | undefined>>>
> = {
  flow: {
    export: { zh: '出口', en: 'exports' },
    import: { zh: '进口', en: 'imports' },
    trade: { zh: '进出口', en: 'trade' },
    net: { zh: '净出口', en: 'net exports' },
  },
  all: {
    partner: { zh: '各贸易伙伴', en: 'all partners' },
    group: { zh: '各区域', en: 'all regions' },
    place: { zh: '各省区市', en: 'all places' },
    procedure: { zh: '各贸易方式', en: 'all procedures' },
    commodity: { zh: '各商品', en: 'all commodities' },
    class: { zh: '各类别', en: 'all classes' },
  },
  window: {
    month: { zh: '当月', en: 'month' },
    quarter: { zh: '季度', en: 'quarter' },
    half: { zh: '半年', en: 'half-year' },
    year: { zh: '全年', en: 'year' },
    ytd: { zh: '累计', en: 'year to date' },
    month3: { zh: '近三个月', en: 'three months' },
    rolling12: { zh: '近十二个月', en: 'twelve months' },
  },
  measure: {
    value: { zh: '金额', en: 'value' },
    quantity: { zh: '数量', en: 'quantity' },
    quantity2: { zh: '第二数量', en: 'second quantity' },
    unitValue: { zh: '单价', en: 'unit value' },
    valueUSD: { zh: '美元值', en: 'value in US dollars' },
    valueCNY: { zh: '人民币值', en: 'value in yuan' },
  },
  operation: {
    base: { zh: '上年同期', en: 'a year before' },
    denominator: { zh: '比重分母', en: 'total that shares are taken of' },
    yoy: { zh: '同比', en: 'growth' },
    difference: { zh: '同比变化额', en: 'change' },
    share: { zh: '比重', en: 'share' },
    mom: { zh: '环比', en: 'growth against the month before' },
    twoYear: { zh: '两年平均增速', en: 'average growth over two years' },
    contribution: { zh: '对增长的拉动', en: 'contribution to growth' },
    shareBase: { zh: '上年同期比重', en: 'share a year before' },
    shareChange: { zh: '比重变化', en: 'change of share' },
    highestBefore: { zh: '此前最高', en: 'highest before' },
    milestone: { zh: '首次突破的关口', en: 'round number passed for the first time' },
    leadMonths: { zh: '连续居首月数', en: 'months in the lead' },
    national: { zh: '全国总值', en: 'total of the nation' },
    nationalBase: { zh: '上年同期全国总值', en: 'total of the nation a year before' },
    nationalYoy: { zh: '全国同比', en: 'growth of the nation' },
    nationalShare: { zh: '占全国的比重', en: 'share of the nation' },
    nationalShareBase: { zh: '上年同期占全国的比重', en: 'share of the nation a year before' },
    nationalShareChange: { zh: '占全国比重的变化', en: 'change of the share of the nation' },
    nationalContribution: { zh: '对全国增长的拉动', en: 'contribution to the growth of the nation' },
    toAverage: { zh: '与平均单价相比', en: 'against the average unit value' },
    mirrorDifference: {
      zh: '双方数据之差（进口减出口）',
      en: 'imports less exports by the data of both sides',
    },
    mirrorPercent: { zh: '双方数据相差的比例', en: 'imports against exports by the data of both sides' },
    against: { zh: '与该年同期相比', en: 'change against the same period of' },
    denominatorBase: { zh: '上年同期比重分母', en: 'total that shares are taken of, a year before' },
    balanceIndex: { zh: '贸易竞争力指数', en: 'trade balance index' },
    grubelLloyd: { zh: '产业内贸易指数', en: 'Grubel-Lloyd index' },
    ...spread('hhi', { zh: '集中度指数', en: 'concentration index' }),
    ...spread('cr3', { zh: '前三位比重', en: 'share of the largest three' }),
    ...spread('cr5', { zh: '前五位比重', en: 'share of the largest five' }),
    ...spread('cr10', { zh: '前十位比重', en: 'share of the largest ten' }),
    ...spread('number', { zh: '个数', en: 'number' }),
    ...spread('effective', { zh: '等效个数', en: 'effective number' }),
    ...spread('rank', { zh: '位次', en: 'rank' }),
    priceIndex: { zh: '价格指数变化', en: 'change of the price index' },
    quantityIndex: { zh: '数量指数变化', en: 'change of the quantity index' },
    coverage: { zh: '可比部分比重', en: 'share that is comparable' },
    priceEffect: { zh: '价格影响', en: 'effect of prices' },
    volumeEffect: { zh: '数量影响', en: 'effect of volumes' },
    entries: { zh: '新增', en: 'entries' },
    exits: { zh: '退出', en: 'exits' },
    unpriced: { zh: '无可比单价', en: 'without a comparable unit value' },
    adjusted: { zh: '季节调整后', en: 'seasonally adjusted' },
    adjustedMom: { zh: '季节调整后环比', en: 'seasonally adjusted growth against the month before' },
  },
}
