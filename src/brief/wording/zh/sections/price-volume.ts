import { figureSpan, type Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { join, line, type Slot } from '../../inline-template.ts'
import type { PriceVolumeFacts, PriceVolumeWords, SplitPart } from '../../section-words/section-words.ts'
import { getSign, isNegligible, isNothing } from '../../shown-signs.ts'
import type { Wording } from '../../wording-interface.ts'
import { longCaptionOfTrade } from '../captions.ts'
import { change, period, verbs } from '../phrases/phrases.ts'

/** One term for each part, in prose, table and chart. */
const terms: Readonly<Record<SplitPart, string>> = {
  priceEffect: '价格因素',
  volumeEffect: '数量因素',
  entries: '新增贸易',
  exits: '退出贸易',
  unpriced: '未分解部分',
}

export const priceVolume: PriceVolumeWords = {
  heading: '量价分析',
  caption: (facts) => `${longCaptionOfTrade(facts)}量价分析`,
  chart: (facts) => `${longCaptionOfTrade(facts)}金额变动的构成`,
  part: '构成',
  bars: terms,
  sentences(facts, wording) {
    const { flow, value, base, product } = facts
    const when = period(facts.month, facts.window)
    const trade = wording.trade(flow, product)
    if (isNothing(value) && isNothing(base)) return line`${when}和上年同期，${trade}均为零，不作量价分解。`
    if (isNothing(base)) return line`${when}，${trade}没有上年同期数可比，不作量价分解。`
    if (isNothing(value)) return line`${when}，${trade}为零，不作量价分解。`
    return line`${when}，${unitValueSentence(facts, trade, wording)}${prices(facts)}${split(facts, wording)}`
  },
  row: {
    unitValue: (unit) => `平均单价（${unit}）`,
    unitValueGrowth: '平均单价同比（%）',
    price: '价格指数同比（%）',
    quantity: '数量指数同比（%）',
    coverage: '可比范围（%）',
    change: (unit) => `金额变动（${unit}）`,
    part: (part, first) => `${first ? '其中：' : '　　　'}${terms[part]}`,
  },
  flow: (flow) => verbs[flow],
  note({ parts, hasIndices, hasUnitValues }) {
    const fisher = hasIndices
      ? '价格指数、数量指数为费雪指数，就两年均有单价的商品和贸易伙伴逐项比较；可比范围为其占两年金额之比。'
      : ''
    const bennet =
      parts.length === 0
        ? ''
        : `金额变动=${parts.map((part) => terms[part]).join('+')}（贝内特分解）。${parts.includes('unpriced') ? '未分解部分为两年中有一年没有单价者的变动。' : ''}`
    const values = hasUnitValues ? '平均单价为金额除以第一数量，含结构变化。' : ''
    const text = `${values}${fisher}${bennet}`
    return text === '' ? null : `注：${text}`
  },
}

function unitValueSentence(
  { unitValue, unitValueGrowth }: PriceVolumeFacts,
  trade: Slot,
  wording: Wording,
): Inline[] {
  if (unitValue.figure.value === null) return line`${trade}因缺少数量或计量单位不一，平均单价无法计算。`
  const growth = unitValueGrowth.figure.value === null ? [] : line`，同比${change(unitValueGrowth, '%')}`
  return line`${trade}的平均单价为${wording.amount(unitValue)}${growth}。`
}

function prices({ price, quantity, coverage, flow }: PriceVolumeFacts): Inline[] {
  if (price.figure.value === null) return line`没有两年均有单价的商品和贸易伙伴，不计算价格指数。`
  return line`就两年均有单价的商品和贸易伙伴（占两年${verbs[flow]}额的${figureSpan(coverage)}%）逐项比较，价格指数同比${change(price, '%')}，数量指数同比${change(quantity, '%')}。`
}

function split(facts: PriceVolumeFacts, wording: Wording): Inline[] {
  const { flow } = facts
  const verb = verbs[flow]
  const sign = getSign(facts.change)
  const changeOfTotal = isNegligible(facts.change)
    ? line`${verb}额与上年同期${sign === 0 ? '' : '基本'}相同`
    : line`${verb}额比上年同期${sign === 1 ? '增加' : '减少'}${wording.amount(facts.change)}`
  const effect = (part: 'priceEffect' | 'volumeEffect' | 'unpriced', shown: Shown): Inline[] =>
    line`${terms[part]}使其${getSign(shown) === 1 ? '增加' : '减少'}${wording.amount(shown)}`
  const parts = [
    ...(isNegligible(facts.priceEffect) ? [] : [effect('priceEffect', facts.priceEffect)]),
    ...(isNegligible(facts.volumeEffect) ? [] : [effect('volumeEffect', facts.volumeEffect)]),
    ...(isNegligible(facts.entries) ? [] : [line`${terms.entries}使其增加${wording.amount(facts.entries)}`]),
    ...(isNegligible(facts.exits) ? [] : [line`${terms.exits}使其减少${wording.amount(facts.exits)}`]),
    ...(isNegligible(facts.unpriced) ? [] : [effect('unpriced', facts.unpriced)]),
  ]
  return parts.length === 0 ? line`${changeOfTotal}。` : line`${changeOfTotal}，其中${join(parts, '，')}。`
}
