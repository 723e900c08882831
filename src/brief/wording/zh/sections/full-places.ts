import { figureSpan } from '../../../display.ts'
import { join, line } from '../../inline-template.ts'
import type { FastestPlace, FullPlacesWords } from '../../section-words/section-words.ts'
import { change, growthClause, numeral, period, verbs } from '../phrases/phrases.ts'

export const fullPlaces: FullPlacesWords = {
  sentences({ product, flow, month, window, named, joint, fastestByValue, fastestByQuantity }, wording) {
    const when = period(month, window)
    if (named.length === 0) return wording.none(when, flow, product)
    const each = named.map(({ name, value, share, growth, quantity, quantityGrowth }) => {
      const amount =
        quantity && quantityGrowth && quantity.figure.value !== null
          ? line`，数量${wording.amount(quantity)}${growthClause(quantityGrowth, '，')}`
          : []
      return line`${name}${wording.amount(value)}${growthClause(growth, '，')}，占${figureSpan(share)}%${amount}`
    })
    const together = joint ? line`前${numeral(named.length)}位合计占${figureSpan(joint)}%。` : []
    const most = (how: string, fastest: FastestPlace | null) =>
      fastest ? [line`按${how}计为${fastest.name}（同比${change(fastest.growth, '%')}）`] : []
    const fastest = [...most('金额', fastestByValue), ...most('数量', fastestByQuantity)]
    const quickest =
      fastest.length > 0 ? line`表中${wording.placesWord}增长最快的，${join(fastest, '，')}。` : []
    return line`${when}，${wording.trade(flow, product)}分省看，${join(each, '；')}。${together}${quickest}`
  },
  column: {
    share: '所占比重（%）',
    quantity: (flow, unit) => `${verbs[flow]}量${unit === '' ? '' : `（${unit}）`}`,
    quantityGrowth: '数量同比（%）',
  },
  note: '注：所占比重为占全国该商品总额之比；增长最快者不含上年同期基数较小者。',
}
