import { figureSpan, type Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { line } from '../../inline-template.ts'
import type { MarketFacts, MarketOrigin, MarketWords } from '../../section-words/section-words.ts'
import { getSign, hasValue, isNothing, looksZero } from '../../shown-signs.ts'
import type { Wording } from '../../wording-interface.ts'
import { growthClause, list, period } from '../phrases/phrases.ts'
import { publisherNote, sourceNote, subheadingNote } from './reporter-notes.ts'

export const market: MarketWords = {
  heading: '伙伴市场进口来源',
  lone: (name) => `${name}市场进口来源`,
  sentences(facts, wording) {
    const { product, market, value, growth } = facts
    const when = period(facts.month, facts.window)
    if (isNothing(value)) return line`${when}，${market}${product}无进口。`
    return line`${when}，${market}${product}进口${wording.amount(value)}${growthClause(growth, '，')}。${focusSentence(facts, wording)}${competitorSentence(facts)}${priceSentence(facts, wording)}`
  },
  column: { shareChange: '比重变化（百分点）', toAverage: '与全部来源地平均单价相比（%）' },
  note: (source, reporter) =>
    `${sourceNote(source, 'import')}所占比重的分母和排名不含${reporter}货物的复进口。金额不换算，也不与其他报告方的金额相加。`,
  source: publisherNote,
  codes: subheadingNote,
  below: (name) => `注：${name}不在排名之内，列于末行。`,
  pricesCaption: ({ month, windows, trader, product }) =>
    `${period(month, windows[0] ?? 'month')}${trader.name}${product}进口分来源地平均单价`,
  prices:
    '注：平均单价为金额除以数量，含结构变化；与全部来源地平均单价相比＝（该来源地平均单价÷全部来源地平均单价-1）×100。',
}

function focusSentence({ focus, market }: MarketFacts, wording: Wording): Inline[] {
  const { name, value, growth, share, shareChange, rank } = focus
  if (isNothing(value) || !rank) return line`其中，${market}没有自${name}的进口。`
  return line`其中，自${name}进口${wording.amount(value)}${growthClause(growth, '，')}，占${figureSpan(share)}%${moved(shareChange, '，比上年同期')}，${rankClause(focus, rank)}。`
}

/** 居来源地第1位，与上年同期相同; 上年同期居第3位. */
function rankClause({ rankBefore }: MarketFacts['focus'], rank: Shown): Inline[] {
  const [now, before] = [rank.figure.value, rankBefore?.figure.value]
  const place = line`居来源地第${figureSpan(rank)}位`
  if (!now || !before || !rankBefore) return place
  return now.equals(before)
    ? line`${place}，位次与上年同期相同`
    : line`${place}，上年同期居第${figureSpan(rankBefore)}位`
}

function competitorSentence({ competitors, focus }: MarketFacts): Inline[] {
  if (competitors.length === 0) return []
  const each = ({ name, share, shareChange }: MarketOrigin) =>
    line`${name}（占${figureSpan(share)}%${moved(shareChange, '，')}）`
  return line`${focus.rank ? '其他' : ''}主要来源地为${list(competitors.map(each))}。`
}

function moved(shareChange: Shown, before: string): Inline[] {
  const sign = getSign(shareChange)
  if (sign === null) return []
  if (looksZero(shareChange)) return line`，与上年同期${sign === 0 ? '持平' : '基本持平'}`
  return line`${before}${sign > 0 ? '提高' : '降低'}${figureSpan(shareChange, 'absolute')}个百分点`
}

function priceSentence({ focus }: MarketFacts, wording: Wording): Inline[] {
  const { name, unitValue, toAverage } = focus
  const sign = getSign(toAverage)
  if (!hasValue(unitValue) || sign === null) return []
  const gap = looksZero(toAverage)
    ? line`与全部来源地的平均单价${sign === 0 ? '相同' : '基本相同'}`
    : line`比全部来源地的平均单价${sign > 0 ? '高' : '低'}${figureSpan(toAverage, 'absolute')}%`
  return line`自${name}进口的平均单价为${wording.amount(unitValue)}，${gap}。`
}
