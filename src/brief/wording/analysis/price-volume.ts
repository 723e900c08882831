import type { Flow, Language } from '../../../trade/trade.ts'
import { figureSpan, type Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import { enLongWhen, enTrade, zhLongLead } from '../captions.ts'
import { capitalized, period as enPeriod, plain } from '../en-phrases.ts'
import { join, line } from '../inline-template.ts'
import type { CaptionFacts, Wording } from '../wording-interface.ts'
import { verbs, period as zhPeriod } from '../zh-phrases.ts'
import { type AnalysisFacts, enChange, getSign, zhChange } from './phrases.ts'

export interface PriceVolumeFacts extends AnalysisFacts {
  readonly value: Shown
  readonly base: Shown
  readonly unitValue: Shown
  readonly unitValueGrowth: Shown
  readonly price: Shown
  readonly quantity: Shown
  readonly coverage: Shown
  readonly change: Shown
  readonly priceEffect: Shown
  readonly volumeEffect: Shown
  readonly entries: Shown
  readonly exits: Shown
  readonly unpriced: Shown
}

export interface PriceVolumeWords {
  readonly heading: string
  caption(facts: CaptionFacts): string
  /** The title of the chart, and what its bars are. */
  chart(facts: CaptionFacts): string
  readonly part: string
  readonly bars: Readonly<Record<'priceEffect' | 'volumeEffect' | 'entries' | 'exits' | 'unpriced', string>>
  sentences(facts: PriceVolumeFacts, wording: Wording): readonly Inline[]
  row: {
    unitValue(unit: string): string
    readonly unitValueGrowth: string
    readonly price: string
    readonly quantity: string
    readonly coverage: string
    change(unit: string): string
    readonly priceEffect: string
    readonly volumeEffect: string
    readonly entries: string
    readonly exits: string
    readonly unpriced: string
  }
  flow(flow: Flow): string
  readonly note: string
}

const isNothing = ({ figure }: Shown) => figure.value === null || figure.value.sign() === 0

const zh: PriceVolumeWords = {
  heading: '量价分析',
  caption: (facts) => `${zhLongLead(facts)}量价分析`,
  chart: (facts) => `${zhLongLead(facts)}金额变动的构成`,
  part: '构成',
  bars: {
    priceEffect: '价格因素',
    volumeEffect: '数量因素',
    entries: '新增',
    exits: '退出（减项）',
    unpriced: '无可比单价',
  },
  sentences(facts, wording) {
    const { flow, value, base } = facts
    const verb = verbs[flow]
    const when = zhPeriod(facts.month, facts.window)
    if (isNothing(value) && isNothing(base)) return line`${when}，本期与上年同期均无${verb}。`
    if (isNothing(base)) return line`${when}，上年同期无${verb}，不作量价分解。`
    if (isNothing(value)) return line`${when}，本期无${verb}，不作量价分解。`
    return line`${when}，${unitValueZh(facts, wording)}${pricesZh(facts)}${splitZh(facts, wording)}`
  },
  row: {
    unitValue: (unit) => `平均单价（${unit}）`,
    unitValueGrowth: '平均单价同比（%）',
    price: '价格指数同比（%）',
    quantity: '数量指数同比（%）',
    coverage: '可比范围（%）',
    change: (unit) => `金额变动（${unit}）`,
    priceEffect: '其中：价格因素',
    volumeEffect: '　　　数量因素',
    entries: '　　　新增',
    exits: '　　　退出（减项）',
    unpriced: '　　　未分解',
  },
  flow: (flow) => verbs[flow],
  note: '注：平均单价为金额除以第一数量，含结构变化。价格、数量指数为费雪指数，就两年均有单价的商品和贸易伙伴逐项比较；可比范围为其占两年金额之比。金额变动=价格因素+数量因素+新增-退出+未分解（贝内特分解）。',
}

function unitValueZh({ unitValue, unitValueGrowth, flow }: PriceVolumeFacts, wording: Wording): Inline[] {
  const verb = verbs[flow]
  if (unitValue.figure.value === null) return line`因缺少数量或计量单位不一，${verb}平均单价无法计算。`
  const growth = unitValueGrowth.figure.value === null ? [] : line`，同比${zhChange(unitValueGrowth)}`
  return line`${verb}平均单价为${wording.amount(unitValue)}${growth}。`
}

function pricesZh({ price, quantity, coverage, flow }: PriceVolumeFacts): Inline[] {
  if (price.figure.value === null) return line`没有两年均有单价的商品和贸易伙伴，不计算价格指数。`
  return line`就两年均有单价的商品和贸易伙伴（占两年${verbs[flow]}额的${figureSpan(coverage)}%）逐项比较，价格同比${zhChange(price)}，数量同比${zhChange(quantity)}。`
}

function splitZh(facts: PriceVolumeFacts, wording: Wording): Inline[] {
  const { change, flow, priceEffect, volumeEffect, entries, exits, unpriced } = facts
  const verb = verbs[flow]
  const sign = getSign(change)
  const inlines =
    sign === 0
      ? line`${verb}额与上年同期相同`
      : line`${verb}额比上年同期${sign === 1 ? '增加' : '减少'}${wording.amount(change)}`
  const effect = (name: string, shown: Shown): Inline[] =>
    line`${name}使其${getSign(shown) === 1 ? '增加' : '减少'}${wording.amount(shown)}`
  const parts = [
    ...(isNothing(priceEffect) ? [] : [effect('价格变动', priceEffect)]),
    ...(isNothing(volumeEffect) ? [] : [effect('数量变动', volumeEffect)]),
    ...(isNothing(entries) ? [] : [line`新增的贸易带来${wording.amount(entries)}`]),
    ...(isNothing(exits) ? [] : [line`不再有的贸易减少${wording.amount(exits)}`]),
    ...(isNothing(unpriced) ? [] : [effect('没有可比单价的部分', unpriced)]),
  ]
  return parts.length === 0 ? line`${inlines}。` : line`${inlines}，其中${join(parts, '，')}。`
}

const en: PriceVolumeWords = {
  heading: 'Prices and volumes',
  caption: (facts) => `Prices and volumes of ${enTrade(facts)}, ${enLongWhen(facts)}`,
  chart: (facts) => `What the change of ${enTrade(facts)} is made of, ${enLongWhen(facts)}`,
  part: 'Part',
  bars: {
    priceEffect: 'Prices',
    volumeEffect: 'Volumes',
    entries: 'New',
    exits: 'Ended (to be taken off)',
    unpriced: 'Without unit values',
  },
  sentences(facts, wording) {
    const { flow, value, base } = facts
    const [when, what] = [enPeriod(facts.month, facts.window), plain[flow]]
    if (isNothing(value) && isNothing(base)) return line`In ${when} there were no ${what}, nor a year before.`
    if (isNothing(base))
      return line`In ${when}: without ${what} a year before, there are no prices to compare.`
    if (isNothing(value)) return line`In ${when} there were no ${what}, hence no prices to compare.`
    return join([unitValueEn(facts, wording, when), pricesEn(facts), splitEn(facts, wording)], ' ')
  },
  row: {
    unitValue: (unit) => `Unit value (${unit})`,
    unitValueGrowth: 'Unit value, year on year (%)',
    price: 'Price index, year on year (%)',
    quantity: 'Quantity index, year on year (%)',
    coverage: 'Coverage (%)',
    change: (unit) => `Change in value (${unit})`,
    priceEffect: 'Of which: price',
    volumeEffect: 'Volume',
    entries: 'New trade',
    exits: 'Trade that ended (less)',
    unpriced: 'Not split',
  },
  flow: (flow) => capitalized(plain[flow]),
  note: 'Note: Unit values are value over the first quantity; they move with composition too. The indices are Fisher’s, over commodities and partners with a unit value in both years; coverage is their part of the value of both years. Change in value = price + volume + new - ended + not split (Bennet’s split).',
}

function unitValueEn(
  { unitValue, unitValueGrowth, flow }: PriceVolumeFacts,
  wording: Wording,
  when: string,
): Inline[] {
  const what = plain[flow]
  if (unitValue.figure.value === null)
    return line`In ${when}, for want of quantities in one unit, ${what} have no average unit value.`
  const growth =
    unitValueGrowth.figure.value === null ? [] : line`; it ${enChange(unitValueGrowth)} year on year`
  return line`In ${when}, the average unit value of ${what} was ${wording.amount(unitValue)}${growth}.`
}

function pricesEn({ price, quantity, coverage, flow }: PriceVolumeFacts): Inline[] {
  if (price.figure.value === null)
    return line`No commodity and partner has a unit value in both years, so there is no price index.`
  return line`Over commodities and partners with a unit value in both years (${figureSpan(coverage)}% of ${plain[flow]} of both), prices ${enChange(price)} and volumes ${enChange(quantity)} year on year.`
}

function splitEn(facts: PriceVolumeFacts, wording: Wording): Inline[] {
  const { change, flow, priceEffect, volumeEffect, entries, exits, unpriced } = facts
  const what = capitalized(plain[flow])
  const sign = getSign(change)
  const inlines =
    sign === 0
      ? line`${what} were worth the same as a year before`
      : line`${what} were worth ${wording.amount(change)} ${sign === 1 ? 'more' : 'less'} than a year before`
  const effect = (name: string, shown: Shown): Inline[] =>
    line`${name} ${getSign(shown) === 1 ? 'added' : 'took away'} ${wording.amount(shown)}`
  const parts = [
    ...(isNothing(priceEffect) ? [] : [effect('prices', priceEffect)]),
    ...(isNothing(volumeEffect) ? [] : [effect('volumes', volumeEffect)]),
    ...(isNothing(entries) ? [] : [line`new trade brought ${wording.amount(entries)}`]),
    ...(isNothing(exits) ? [] : [line`trade that ended had been ${wording.amount(exits)}`]),
    ...(isNothing(unpriced) ? [] : [effect('what cannot be split', unpriced)]),
  ]
  return parts.length === 0 ? line`${inlines}.` : line`${inlines}: ${join(parts, ', ')}.`
}

export const priceVolumeWords: Readonly<Record<Language, PriceVolumeWords>> = { zh, en }
