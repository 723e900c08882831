import { chineseCustoms } from '../../../codes/publications/publications.ts'
import { type FigureFlow, getCalendarMonth, type Measure } from '../../../trade/trade.ts'
import type { MentionForm } from '../../commentary/commentary.ts'
import { figureSpan, type Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { Product } from '../../product/product.ts'
import { line, plainText } from '../inline-template.ts'
import { flowOfAll, getPlaceKind, getPublisher } from '../trader.ts'
import { createTranslator } from '../translator.ts'
import type {
  FootnoteClass,
  FootnoteFacts,
  PartnersFacts,
  PlacesFacts,
  Wording,
  WordingChoices,
} from '../wording-interface.ts'
import { flowName, longCaptionOfTrade } from './captions.ts'
import { zhCharts } from './charts.ts'
import { wordOverview } from './overview.ts'
import {
  asGoods,
  change,
  countNumeral,
  day,
  eitherPeriod,
  goodsAfter,
  growths,
  list,
  numeral,
  period,
  rankWord,
  verbs,
  withinYear,
  yearBefore,
} from './phrases/phrases.ts'
import { zhPlaceWords } from './place-words.ts'
import { zhStatements } from './statements.ts'
import { tradeInGoods, tradeWith, zhTrader } from './trader.ts'
import { currencyUnits } from './units.ts'

/** The Chinese words of a product's brief, after the sentences of the published one (brief/anatomy, Sentences). */
export function zhWording(product: Product, { withRegions }: WordingChoices): Wording {
  const trader = zhTrader(product)
  const ofAll = flowOfAll(product.flows)
  const publisher = (getPublisher(product) ?? chineseCustoms).name.zh
  const placeWords = zhPlaceWords(getPlaceKind(product), withRegions)
  const placesNoun = placeWords.noun
  const unitValueUnit = (per: string, currency = product.currency): string =>
    `${currencyUnits[currency]}${per === '' ? '' : `/${per}`}`
  const unitOf = ({ figure: { unit }, scale, per = '' }: Shown): string =>
    unit.kind === 'unitValue' ? unitValueUnit(per, unit.currency) : (scale?.after ?? '')

  /** 2023年12月，中国锂电池无进口; 中国未对美国出口锂电池. */
  const none: Wording['none'] = (when, flow, goods, unranked = []) => {
    const { partner, name } = trader
    if (unranked.length > 0)
      return line`${when}，${tradeInGoods(trader, flow, { product: goods, name })}全部记在${list(unranked)}名下，不列入排名。`
    if (partner === null) return line`${when}，${name}${goods}无${verbs[flow]}。`
    return flow === 'trade'
      ? line`${when}，${tradeInGoods(trader, flow, { product: goods, name, sum: '无' })}。`
      : line`${when}，${name}未${tradeWith(partner, flow)}${goods}。`
  }

  const partners = (facts: PartnersFacts): readonly Inline[] => {
    const { product: name, flow, month, window, named, count } = facts
    const verb = verbs[flow]
    const when = period(month, window)
    if (named.length === 0) return none(when, flow, name, facts.unranked)
    const whose = flow === 'export' ? name : []
    const who = `${rankWord(named.length, count)}${verb}贸易伙伴`
    const each = named.length > 1 ? '分别' : ''
    const shares = line`，${each}占${product.name.zh}贸易${verb}总额的${list(named.map(({ share }) => line`${figureSpan(share)}%`))}`
    // Where nothing before it names the goods, or no rank says what is listed, imports name them too.
    const namesGoods = count <= named.length || !product.flows.includes('export')
    const goods = flow === 'import' && namesGoods ? name : whose
    return line`${when}，${trader.lead(flow)}${goods}${who}为${list(named.map((rankedPartner) => rankedPartner.name))}，${verb}${values(named, each)}${count === 1 ? [] : shares}，${growths(named, verb)}。`
  }

  const places = (facts: PlacesFacts): readonly Inline[] => {
    const { product: name, flow, month, window, named, count, first } = facts
    const verb = verbs[flow]
    const when = period(month, window)
    if (named.length === 0) return none(when, flow, name, facts.unranked)
    const { partner } = trader
    const types = first ? placeWords.first : placesNoun
    const goods = line`${name}${goodsAfter(product.name.zh)}`
    const rank = rankWord(named.length, count)
    const who =
      partner === null
        ? line`${rank}${goods}${verb}${types}`
        : line`${goods}${rank}${tradeWith(partner, flow)}${types}`
    const each = named.length > 1 ? '分别' : ''
    return line`${when}，${trader.name}${who}为${list(named.map(({ name: place }) => place))}，${verb}${values(named, each)}，${growths(
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
      case 'count':
      case 'index':
        return ''
      case 'unitValue':
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
    line`${each}为${list(named.map(({ value }) => line`${figureSpan(value)}${unitOf(value)}`))}`

  return {
    language: 'zh',
    ...createTranslator(({ zh }) => zh),
    sentenceSpace: '',
    title: (name, month, window) => {
      const goods = { product: name, name: trader.name }
      const what =
        ofAll === 'trade'
          ? `${trader.lead('trade')}${name}贸易`
          : plainText(tradeInGoods(trader, ofAll, goods))
      return `${what}简报（${period(month, window)}）`
    },
    subtitle: (asOf) => `采用截至${day(asOf)}公布的数据`,
    heading: {
      overview: '贸易总体情况',
      partners: '区域分布及变化情况',
      places: `${placeWords.by}变化情况`,
      flow: (subject, flow) => `${verbs[flow]}${subject === 'partners' ? '区域分布及变化' : '变化'}`,
      lone: (subject, flow) =>
        subject === 'partners'
          ? `${verbs[flow]}区域分布及变化情况`
          : `${placeWords.by}${verbs[flow]}变化情况`,
      statements: '编制说明',
      numbered: (level, number, words) =>
        level === 1 ? `${numeral(number)}、${words}` : `（${numeral(number)}）${words}`,
    },
    placesWord: placesNoun,
    placeKind: getPlaceKind(product),
    placeTerms: placeWords,
    trade: (flow, goods) => {
      const place = trader.isPlace ? trader.name : ''
      if (goods !== null) return tradeInGoods(trader, flow, { product: goods, name: place })
      return trader.partner === null ? line`${verbs[flow]}` : line`${tradeWith(trader.partner, flow)}`
    },
    none,
    reimports: (name) => `${name}（${product.reported ? '' : '国货'}复进口）`,
    overview: (facts) => wordOverview(facts, { trader, flow: ofAll, unitOf, none }),
    partners,
    places,
    caption: {
      overview: (facts) => `${longCaptionOfTrade(facts)}概况`,
      partners: (facts) => {
        const what = facts.flows[0] === 'import' ? '进口来源地' : '出口目的地'
        const { trader: whose, flows, month, windows, product: goods, top } = facts
        const first = top === null ? '' : `前${countNumeral(top)}大`
        return `${period(month, windows[0] ?? 'month')}${whose.lead(flowOfAll(flows))}${first}${goods}${what}`
      },
      places(facts) {
        const { partner } = facts.trader
        const how = partner === null ? flowName(facts) : tradeWith(partner, flowOfAll(facts.flows))
        const lead = `${period(facts.month, facts.windows[0] ?? 'month')}${facts.trader.name}`
        return `${lead}${asGoods(facts.product)}${placeWords.by}${how}情况`
      },
      numbered: (number, title, units) =>
        `表${number}：${title}${units.length > 0 ? `（${units.join('/')}）` : ''}`,
    },
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
      place: placeWords.column,
      amount: '绝对值',
      amountOf: (flow) => `${verbs[flow]}额`,
      share: '所占比重（%）',
      growth: '同比变化（%）',
      growthOrChange: '同比变化（%）', // as the published brief has it, whose note says what the net export's is
    },
    block: {
      groups: '重点区域',
      ranking: (top) => (top === null ? '全部地区' : `排名前${top}地区`),
    },
    note: {
      source: `数据来源：${publisher}，下文同。`,
      sourceUnlessStated: `数据来源：${publisher}；除另注明外，下文同。`,
      netChange: (month, shown) => {
        const [now, before] = [eitherPeriod(month, shown), eitherPeriod(yearBefore(month), shown)]
        return `注：净出口额同比变化为绝对额数据，即${now}的净出口额减去${before}的净出口额。`
      },
      partnersOrder: (flow, top) =>
        `注：${top === null ? '' : `排名前${top}`}地区按照${verbs[flow]}额大小由上（最大）向下（最小）排列。`,
      placesOrder: (flow, top) => {
        const limit = top === null ? '' : `，受限于版面仅汇报${verbs[flow]}额排名前${top}${placesNoun}的情况`
        return `注：表中${placesNoun === '州' ? '各州' : placesNoun}按照${verbs[flow]}额大小由上（最大）向下（最小）排列${limit}。`
      },
      placesUnranked: (names) => `注：${names.join('、')}不属于任何一${placesNoun}，计入总额而不参与排名。`,
      shares: (totals, isWithoutReimports) =>
        `注：所占比重以${totals.map(({ period: when, amount }) => `${when}${amount}`).join('、')}为100%${isWithoutReimports ? `，不含${product.reported ? '' : '国货'}复进口` : ''}。`,
      marker: (marker) => {
        switch (marker) {
          case 'noBase':
            return '注：“-”表示上年同期没有可比的数据，不计算同比。'
          case 'noTotal':
            return '注：“/”表示作为分母的总额为零，不作计算。'
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
    chart: zhCharts(placeWords.by, publisher),
    footnote: ({ product: name, nomenclature, classes, base }) => {
      const before = base ? `；${codesBefore(base)}` : ''
      return line`本报告定义的${name}对应的产品分类及${nomenclature}代码为：${classList(classes)}${before}。`
    },
    statements: (facts) => zhStatements(facts, product.name.zh, placeWords),
  }
}

const rowName = (flow: FigureFlow, measure: Measure): string => {
  if (measure === 'value') return flow === 'trade' ? '进出口总额' : `${verbs[flow]}额`
  return flow === 'trade' ? '进出口总量' : `${verbs[flow]}量`
}

/** 上年同期的HS2017代码相同. */
const codesBefore = ({ nomenclature, classes }: NonNullable<FootnoteFacts['base']>): string =>
  classes === null
    ? `上年同期的${nomenclature}代码相同`
    : `上年同期对应的${nomenclature}代码为：${classList(classes)}`

const classList = (classes: readonly FootnoteClass[]): string =>
  classes.map(({ name, codes }) => `${name}（${codes.join('、')}）`).join('、')
