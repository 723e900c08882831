import { figureSpan } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { join, line } from '../../inline-template.ts'
import type { FastestPlace, FullPlacesWords } from '../../section-words/section-words.ts'
import { change, growthClause, numeral, period, verbs } from '../phrases/phrases.ts'

export const fullPlaces: FullPlacesWords = {
  sentences(facts, wording) {
    const { product, flow, month, window, named, joint, fastestByValue, fastestByQuantity } = facts
    const when = period(month, window)
    if (named.length === 0) return wording.none(when, flow, product, facts.unranked)
    const each = named.map(({ name, value, share, growth, quantity, quantityGrowth }) => {
      const amount =
        quantity && quantityGrowth && quantity.figure.value !== null
          ? line`，数量${wording.amount(quantity)}${growthClause(quantityGrowth, '，')}`
          : []
      return line`${name}${wording.amount(value)}${growthClause(growth, '，')}，占${figureSpan(share)}%${amount}`
    })
    const together = joint ? line`前${numeral(named.length)}位合计占${figureSpan(joint)}%。` : []
    const fastest = sayFastest(fastestByValue, fastestByQuantity)
    const quickest = fastest.length > 0 ? line`表中${wording.placesWord}增长最快的，${fastest}。` : []
    return line`${when}，${wording.trade(flow, product)}${wording.placeTerms.by}看，${join(each, '；')}。${together}${quickest}`
  },
  column: {
    share: '所占比重（%）',
    quantity: (flow, unit) => `${verbs[flow]}量${unit === '' ? '' : `（${unit}）`}`,
    quantityGrowth: '数量同比（%）',
  },
  note: (namesFastest) =>
    `注：所占比重为占全国该商品总额之比${namesFastest ? '；增长最快者不含上年同期基数较小者' : ''}。`,
}

/** 按金额、按数量: a place that grew fastest by both is named once. */
function sayFastest(byValue: FastestPlace | null, byQuantity: FastestPlace | null): Inline[] {
  if (byValue && byQuantity && byValue.name === byQuantity.name)
    return line`按金额和数量计均为${byValue.name}（金额同比${change(byValue.growth, '%')}，数量同比${change(byQuantity.growth, '%')}）`
  const most = (how: string, fastest: FastestPlace | null) =>
    fastest ? [line`按${how}计为${fastest.name}（同比${change(fastest.growth, '%')}）`] : []
  return join([...most('金额', byValue), ...most('数量', byQuantity)], '，')
}
