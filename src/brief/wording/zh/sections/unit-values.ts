import type { Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { join, line } from '../../inline-template.ts'
import type { Direction, UnitValueWords } from '../../section-words/section-words.ts'
import { hasValue, isNothing } from '../../shown-signs.ts'
import type { Wording } from '../../wording-interface.ts'
import { captionOfTrade } from '../captions.ts'
import { change, period, verbs } from '../phrases/phrases.ts'

const quantities: Readonly<Record<Direction, string>> = { up: '量增', level: '量平', down: '量减' }
const prices: Readonly<Record<Direction, string>> = { up: '价涨', level: '价平', down: '价跌' }

/** 量增价跌; where both go the same way, 量价齐升, 量价齐跌, 量价基本持平. */
export function quantityAndPrice(quantity: Direction, price: Direction): string {
  if (quantity === price) return { up: '量价齐升', level: '量价基本持平', down: '量价齐跌' }[quantity]
  return `${quantities[quantity]}${prices[price]}`
}

export const unitValues: UnitValueWords = {
  heading: '量价关系与平均单价',
  flow: (flow) => `${verbs[flow]}量价与平均单价`,
  sentences(facts, wording) {
    const { product, flow, unitValue, base, unitValueGrowth, quantityGrowth, directions } = facts
    const when = period(facts.month, facts.window)
    if (isNothing(facts.value)) return wording.none(when, flow, product)
    const trade = wording.trade(flow, product)
    if (!hasValue(unitValue)) return line`${when}，${trade}因缺少数量或计量单位不一，平均单价无法计算。`
    const moves = directions
      ? line`，呈${quantityAndPrice(directions.quantity, directions.price)}：数量同比${change(quantityGrowth, '%')}，平均单价同比${change(unitValueGrowth, '%')}`
      : []
    const each = facts.partners.map(
      ({ name, unitValue: price, base: before }) =>
        line`${name}为${wording.amount(price)}${earlier(before, wording)}`,
    )
    const partners = each.length > 0 ? line`按贸易伙伴看，${join(each, '，')}。` : []
    return line`${when}，${trade}的平均单价为${wording.amount(unitValue)}${earlier(base, wording)}${moves}。${partners}`
  },
  caption: (facts) => `${captionOfTrade(facts)}分贸易伙伴平均单价`,
  column: {
    partner: '区域',
    unitValue: '平均单价',
    base: '上年同期',
    growth: '单价同比（%）',
    quantityGrowth: '数量同比（%）',
  },
  whole: '合计',
  note: (band) =>
    `注：平均单价为金额除以第一数量，含结构变化。同比变化绝对值不超过${band}%为平，超过者为增（涨）或减（跌），据此写作量增价跌等。贸易伙伴按金额大小排列。`,
}

const earlier = (base: Shown, wording: Wording): Inline[] =>
  hasValue(base) ? line`（上年同期${wording.amount(base)}）` : []
