/**
 * Chinese.
 *
 * @module
 */
import { cleanName } from '../../../codes/codes.ts'
import { Fraction } from '../../../trade/numbers/numbers.ts'
import {
  type FigureFlow,
  type Flow,
  getCalendarMonth,
  type Measure,
  type Window,
} from '../../../trade/trade.ts'
import type { MentionForm } from '../../commentary/commentary.ts'
import { figureSpan, type Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import { multiples, type Product } from '../../product/product.ts'
import { zhFlow, zhLead, zhLongLead } from '../captions.ts'
import { join, line } from '../inline-template.ts'
import { flowOfAll, getTrader } from '../trader.ts'
import type {
  FootnoteClass,
  Movement,
  OverviewFacts,
  PartnersFacts,
  PlacesFacts,
  Wording,
} from '../wording-interface.ts'
import {
  asGoods,
  change,
  day,
  eitherPeriod,
  goodsAfter,
  growthClause,
  growths,
  isZero,
  list,
  numeral,
  period,
  placeTypes,
  rankWord,
  verbs,
  windowWords,
  withinYear,
  yearBefore,
} from '../zh-phrases.ts'
import { zhCharts } from './charts.ts'
import { zhStatements } from './statements.ts'

/** The Chinese words of a product's brief, after the sentences of the published one (brief/anatomy, Sentences). */
export function zhWording(product: Product): Wording {
  const trader = getTrader(product, 'zh')
  const moneyUnit = `${product.value.scale.replace('个', '')}${product.currency === 'USD' ? '美元' : '元'}`
  const quantityUnit = (name: string | null): string => {
    const scale = product.quantityScale
    return typeof scale === 'string' ? `${scale.replace('个', '')}${cleanName(name ?? '')}` : scale.label.zh
  }
  const unitValueUnit = (per: string | null): string =>
    `${product.currency === 'USD' ? '美元' : '元'}${per === null ? '' : `/${cleanName(per)}`}`
  const unitOf = ({ figure: { unit } }: Shown): string => {
    if (unit.kind === 'unitValue') return unitValueUnit(unit.per)
    return unit.kind === 'quantity' ? quantityUnit(unit.name) : moneyUnit
  }

  /** 出口52.8亿美元，同比下降10.3%; 无出口 where there was none. */
  const movement = (verb: string, { amount, growth }: Movement): Inline[] => {
    if (isZero(amount)) return line`无${verb.replace(/(总量|量)为$/, '')}` // 无出口, of quantities too
    if (amount.figure.value === null) return line`${verb}数据缺`
    return line`${verb}${figureSpan(amount)}${unitOf(amount)}${growthClause(growth, '，')}`
  }

  const overview = (facts: OverviewFacts): Inline[] => {
    const { month, window, trade, measure, net } = facts
    const sum = window === 'ytd' ? '累计' : ''
    const parts = flowsOf(facts)
    const lead = `${period(month, window)}，${trader.lead(flowOfAll(product.flows))}`
    const total = measure === 'value' ? verbs.trade : '进出口总量为'
    if (!trade) {
      const [only] = parts
      if (!only) return []
      const verb = measure === 'value' ? verbs[only.flow] : `${verbs[only.flow]}量为`
      return line`${lead}${facts.product}${sum}${movement(verb, only.movement)}。`
    }
    const separate = parts.map(({ flow, movement: subject }) => line`${sum}${movement(verbs[flow], subject)}`)
    const balance = net ? netSentence(net, window) : []
    return line`${lead}${facts.product}${sum}${movement(total, trade)}。其中，${join(separate, '；')}。${balance}`
  }

  const netSentence = (net: Shown, window: Window): Inline[] => {
    const when = window === 'half' || window === 'year' ? '' : windowWords[window]
    if (isZero(net)) return line`${when}进出口平衡。`
    const verb = net.figure.value && net.figure.value.sign() < 0 ? '净进口' : '净出口'
    return line`${when}${verb}${figureSpan(net, 'absolute')}${moneyUnit}。`
  }

  const partners = ({ product: name, flow, month, window, named, count }: PartnersFacts): Inline[] => {
    const verb = verbs[flow]
    const whose = flow === 'export' ? name : []
    const lead = line`${period(month, window)}，${trader.lead(flow)}`
    if (named.length === 0) return line`${lead}${name}无${verb}。`
    const who = `${rankWord(named.length, count)}${verb}贸易伙伴`
    const each = named.length > 1 ? '分别' : ''
    const shares = named.map(({ share }) => line`${figureSpan(share)}%`)
    return line`${lead}${whose}${who}为${list(named.map((rankedPartner) => rankedPartner.name))}，${verb}${values(named, each)}，${each}占${product.name.zh}贸易${verb}总额的${list(shares)}，${growths(named, verb)}。`
  }

  const places = ({ product: name, flow, month, window, named, count, first }: PlacesFacts): Inline[] => {
    const verb = verbs[flow]
    const lead = line`${period(month, window)}，${trader.lead(flow)}`
    if (named.length === 0) return line`${lead}${name}无${verb}。`
    const types = first ? `${placeTypes(named)}（下文简称“省市”）` : '省市'
    const who = line`${rankWord(named.length, count)}${name}${goodsAfter(product.name.zh)}${verb}${types}`
    const each = named.length > 1 ? '分别' : ''
    return line`${lead}${who}为${list(named.map(({ name: place }) => place))}，${verb}${values(named, each)}，${growths(
      named,
      verb,
    )}。`
  }

  const mentionedUnit = (shown: Shown): string => {
    const { unit } = shown.figure
    switch (unit.kind) {
      case 'percent':
        return '%'
      case 'points':
        return '个百分点'
      case 'unitValue':
        return `${product.currency === 'USD' ? '美元' : '元'}/${unit.per ?? ''}`
      case 'count':
      case 'index':
        return ''
      case 'money':
      case 'quantity':
        return unitOf(shown)
    }
  }

  const mention = (shown: Shown, form: MentionForm): Inline[] => {
    const { value, marker } = shown.figure
    const name = mentionedUnit(shown)
    if (value === null)
      return form === 'change' && marker === 'noBase' ? line`上年同期为零` : [figureSpan(shown)]
    switch (form) {
      case 'number':
        return [figureSpan(shown)]
      case 'amount':
        return line`${figureSpan(shown)}${name}`
      case 'change':
        return change(shown, name)
    }
  }

  /** 分别为12.2亿美元、7.5亿美元和5.0亿美元. */
  const values = (named: ReadonlyArray<{ readonly value: Shown }>, each: string): Inline[] =>
    line`${each}为${list(named.map(({ value }) => line`${figureSpan(value)}${moneyUnit}`))}`

  return {
    language: 'zh',
    scales: {
      money: Fraction.of(multiples[product.value.scale]),
      quantity: Fraction.of(
        typeof product.quantityScale === 'string'
          ? multiples[product.quantityScale]
          : BigInt(product.quantityScale.factor),
      ),
      grouped: false, // brief/anatomy: no thousands separators
      overridden: true,
    },
    sentenceSpace: '',
    title: (name, month, window) => `${trader.lead('trade')}${name}贸易简报（${period(month, window)}）`,
    subtitle: (asOf) => `数据截至${day(asOf)}`,
    heading: {
      overview: '贸易总体情况',
      partners: '区域分布及变化情况',
      places: '分省变化情况',
      flow: (part, flow) => `${verbs[flow]}${part === 'partners' ? '区域分布及变化' : '变化'}`,
      statements: '编制说明',
      numbered: (level, number, words) =>
        level === 1 ? `${numeral(number)}、${words}` : `（${numeral(number)}）${words}`,
    },
    overview,
    partners,
    places,
    caption: {
      overview: (facts) => `${zhLongLead(facts)}${zhFlow(facts)}概况`,
      partners: (facts) => {
        const what = facts.flows[0] === 'import' ? '进口来源地' : '出口目的地'
        const { trader: whose, flows, month, windows, product: goods, top } = facts
        const first = top === null ? '' : `前${numeral(top)}大`
        return `${period(month, windows[0] ?? 'month')}${whose.lead(flowOfAll(flows))}${first}${goods}${what}`
      },
      places: (facts) => `${zhLead({ ...facts, product: asGoods(facts.product) })}分省${zhFlow(facts)}情况`,
      numbered: (number, title, units) =>
        `表${number}：${title}${units.length > 0 ? `（${units.join('/')}）` : ''}`,
    },
    moneyUnit,
    quantityUnit,
    unitValueUnit,
    amount: (shown) => line`${figureSpan(shown, 'absolute')}${unitOf(shown)}`,
    overviewRow: (flow, measure, unit) => `${rowName(flow, measure)}${unit === null ? '' : `（${unit}）`}`,
    column: {
      window: (window, month) =>
        window === 'month'
          ? `${getCalendarMonth(month)}月当月`
          : window === 'ytd'
            ? `1至${getCalendarMonth(month)}月累计`
            : withinYear(month, window),
      partner: '区域',
      place: '省份',
      amount: '绝对值',
      amountOf: (flow) => `${verbs[flow]}额`,
      share: '所占比重（%）',
      growth: '同比变化（%）',
    },
    block: {
      groups: '重点区域',
      ranking: (top) => (top === null ? '全部地区' : `排名前${top}地区`),
    },
    note: {
      source: '数据来源：中国海关总署，下文同。',
      netChange: (month, shown) => {
        const [now, before] = [eitherPeriod(month, shown), eitherPeriod(yearBefore(month), shown)]
        return `注：净出口额同比变化为绝对额数据，即${now}的净出口额减去${before}的净出口额。`
      },
      partnersOrder: (flow, top) =>
        `注：${top === null ? '' : `排名前${top}`}地区按照${verbs[flow]}额大小由上（最大）向下（最小）排列。`,
      placesOrder: (flow, top) => {
        const limit = top === null ? '' : `，受限于版面仅汇报${verbs[flow]}额排名前${top}省市的情况`
        return `注：表中省市按照${verbs[flow]}额大小由上（最大）向下（最小）排列${limit}。`
      },
      marker: (marker) => {
        switch (marker) {
          case 'noBase':
            return '注：“-”表示上年同期无贸易或无可比数据，不计算同比。'
          case 'noTotal':
            return '注：“-”表示总额为零，不计算比重。'
          case 'notAvailable':
            return '注：“..”表示数据未提供。'
          case 'mixedUnits':
            return '注：“×”表示计量单位不一致，不能相加或比较。'
          case 'lowBase':
            return null
        }
      },
    },
    mention,
    chart: zhCharts,
    footnote: ({ product: name, nomenclature, classes, base }) => {
      const before = base ? `；上年同期对应的${base.nomenclature}代码为：${classList(base.classes)}` : ''
      return line`本报告定义的${name}对应的产品分类及${nomenclature}代码为：${classList(classes)}${before}。`
    },
    statements: (facts) => zhStatements(facts, product.name.zh),
  }
}

const rowName = (flow: FigureFlow, measure: Measure): string => {
  if (measure === 'value') return flow === 'trade' ? '进出口总额' : `${verbs[flow]}额`
  return flow === 'trade' ? '进出口总量' : `${verbs[flow]}量`
}

const classList = (classes: readonly FootnoteClass[]): string =>
  classes.map(({ name, codes }) => `${name}（${codes.join('、')}）`).join('、')

const flowsOf = (facts: OverviewFacts): ReadonlyArray<{ flow: Flow; movement: Movement }> =>
  (['export', 'import'] as const).flatMap((flow) => {
    const movement = facts[flow]
    return movement ? [{ flow, movement }] : []
  })
