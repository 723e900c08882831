import { figureSpan } from '../../../display.ts'
import type { Kind } from '../../../product/product.ts'
import { join, line } from '../../inline-template.ts'
import type { ComparedPart, ComparisonWords } from '../../section-words/section-words.ts'
import { isZero } from '../../shown-signs.ts'
import { captionOfTrade } from '../captions.ts'
import { growthClause, period, verbs } from '../phrases/phrases.ts'

const parts = (kind: Kind) => (kind === 'product' ? '分类' : '产品')

export const comparison: ComparisonWords = {
  heading: (kind) => (kind === 'product' ? '分类比较' : '分产品比较'),
  sentences(facts, wording) {
    const { flow, month, window, kind, named, product, up, down } = facts
    const [when, verb] = [period(month, window), verbs[flow]]
    if (facts.parts.every(({ value }) => isZero(value)))
      return wording.none(when, flow === 'net' ? 'trade' : flow, product)
    const each = facts.parts
      .slice(0, named)
      .map(
        ({ name, value, growth }) =>
          line`${name}${isZero(value) ? '为零' : wording.amount(value)}${growthClause(growth, '，')}`,
      )
    const points = ({ name, contribution }: ComparedPart) =>
      line`${name}（${figureSpan(contribution)}个百分点）`
    const most = [
      ...(up ? [line`拉动最大的为${points(up)}`] : []),
      ...(down ? [line`拖累最大的为${points(down)}`] : []),
    ]
    const growth = most.length > 0 ? line`${verb}总额变动中，${join(most, '，')}。` : []
    const total = wording.trade(flow === 'net' ? 'trade' : flow, product)
    return line`${when}，${total}按${parts(kind)}看，${join(each, '；')}。${growth}`
  },
  caption: (kind, facts) => `${captionOfTrade(facts)}${kind === 'product' ? '分类' : '分产品'}情况`,
  column: parts,
  amount: (flow) => `${verbs[flow]}额`,
  contribution: '贡献（百分点）',
  whole: '合计',
}
