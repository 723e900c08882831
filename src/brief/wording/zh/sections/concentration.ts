import { figureSpan, type Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { join, line } from '../../inline-template.ts'
import type { ConcentrationFacts, ConcentrationWords, Newcomer } from '../../section-words/section-words.ts'
import { getSign, looksZero } from '../../shown-signs.ts'
import type { Wording } from '../../wording-interface.ts'
import { captionOfTrade } from '../captions.ts'
import { list, numeral, period, rankMove, verbs } from '../phrases/phrases.ts'

export const concentration: ConcentrationWords = {
  heading: '集中度与格局变化',
  flow: (flow) => `${verbs[flow]}集中度`,
  lone: (flow) => `${verbs[flow]}集中度与格局变化`,
  sentences(facts, wording) {
    const { flow, number, numberChange, largestThree, index, indexChange } = facts
    const when = period(facts.month, facts.window)
    if (number.figure.value?.sign() === 0)
      return wording.none(when, flow, facts.product ?? [], facts.unranked)
    const more = getSign(numberChange)
    const count =
      more === 0
        ? '与上年同期持平'
        : line`比上年同期${more === 1 ? '增加' : '减少'}${figureSpan(numberChange, 'absolute')}个`
    const three = largestThree
      ? line`；前三大贸易伙伴所占比重为${figureSpan(largestThree.share)}%${moved(largestThree.change, '提高', '降低', '个百分点')}`
      : []
    const concentrated = moved(indexChange, '上升', '下降', '')
    return join(
      [
        line`${when}，${wording.trade(flow, facts.product)}的贸易伙伴共${figureSpan(number)}个，${count}${three}；赫芬达尔—赫希曼指数为${figureSpan(index)}${concentrated}。`,
        comeAndGone(facts, wording),
        facts.moved.length === 0
          ? ''
          : line`名次变化最大的为${list(facts.moved.map((climber) => line`${climber.name}（${rankMove(climber)}）`))}。`,
      ],
      '',
    )
  },
  caption: (facts) => `${captionOfTrade(facts)}集中度（按贸易伙伴）`,
  column: { now: '本期', before: '上年同期', change: '变化' },
  row: {
    number: '贸易伙伴数（个）',
    cr3: '前三大比重（%）',
    cr10: '前十大比重（%）',
    hhi: '赫芬达尔—赫希曼指数',
    effective: '等效贸易伙伴数（个）',
  },
  note: (without, top) =>
    `注：${without ? '不含国货复进口。' : ''}赫芬达尔—赫希曼指数为各贸易伙伴比重（以1计）平方和乘以10000；等效贸易伙伴数为该平方和的倒数，即同等集中程度所相当的等份额贸易伙伴个数。指数取整数，变化为取整后之差；比重的变化以百分点计。名次变化只计本期或上年同期居前${numeral(top)}位者。`,
}

/** ，比上年同期提高1.2个百分点; nothing where there was no trade to compare with. */
function moved(change: Shown, up: string, down: string, unit: string): Inline[] {
  const sign = getSign(change)
  if (sign === null) return []
  if (sign === 0) return line`，与上年同期持平`
  if (looksZero(change)) return line`，与上年同期基本持平`
  return line`，比上年同期${sign === 1 ? up : down}${figureSpan(change, 'absolute')}${unit}`
}

function comeAndGone(
  { flow, entered, enteredCount, left, leftCount }: ConcentrationFacts,
  wording: Wording,
): Inline[] {
  const each = ({ name, value }: Newcomer) => line`${name}（${wording.amount(value)}）`
  const before = ({ name, value }: Newcomer) => line`${name}（上年同期${wording.amount(value)}）`
  const rest = (count: number, shown: readonly Newcomer[]) => (count > shown.length ? `等${count}个` : '')
  const come =
    enteredCount === 0
      ? '没有新增的贸易伙伴'
      : line`新增贸易伙伴${list(entered.map(each))}${rest(enteredCount, entered)}`
  const gone =
    leftCount === 0
      ? '没有退出的贸易伙伴'
      : line`${flow === 'import' ? '自' : '对'}${list(left.map(before))}${rest(leftCount, left)}不再有${verbs[flow]}`
  if (enteredCount === 0 && leftCount === 0) return line`与上年同期相比，没有新增或退出的贸易伙伴。`
  return line`与上年同期相比，${come}；${gone}。`
}
