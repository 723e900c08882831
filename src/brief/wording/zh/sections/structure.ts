import { figureSpan, type Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { join, line } from '../../inline-template.ts'
import type { StructureWords } from '../../section-words/section-words.ts'
import { getSign, isZero, looksZero } from '../../shown-signs.ts'
import { captionOfTrade } from '../captions.ts'
import { growthClause, period, verbs } from '../phrases/phrases.ts'

const names = { procedure: '贸易方式', class: '分类', product: '产品' } as const

export const structure: StructureWords = {
  heading: (by) => (by === 'procedure' ? '贸易方式结构' : `${names[by]}构成`),
  flow: (by, flow) => `${verbs[flow]}的${names[by]}构成`,
  sentences({ flow, month, window, product, named, isNone, isWhole, isOverlapping }, wording) {
    const when = period(month, window)
    const trade = wording.trade(flow, product)
    const [first] = named
    if (!first) return wording.none(when, flow, product)
    if (isNone) return wording.none(when, flow, product)
    if (isWhole)
      return line`${when}，${trade}全部为${first.name}，共${wording.amount(first.value)}${growthClause(first.growth, '，')}。`
    const each = named.map(({ name, value, share, growth, shareChange }) =>
      isZero(value)
        ? line`${name}为零${growthClause(growth, '，')}`
        : line`${name}${wording.amount(value)}，占${figureSpan(share)}%${shares(shareChange)}${growthClause(growth, '，')}`,
    )
    return line`${when}，${trade}中${isOverlapping ? '（部分分类相互包含）' : ''}，${join(each, '；')}。`
  },
  caption: (by, facts) => `${captionOfTrade(facts)}${names[by]}构成`,
  column: (by) => names[by],
  row: (_, name) => name,
  shareChange: '比重变化（百分点）',
  whole: '合计',
  bridged: (classes) =>
    `注：${classes.join('、')}的商品编码在两年间有变化，同比按整类计算；类内各编码之间不作对应。`,
  unbridged: (classes) => `注：${classes.join('、')}在上年的税则中没有单独的编码，无法还原，不作同比。`,
  overlapping: '注：列入不止一个分类的商品编码，在合计中只计一次。',
}

/** （比上年同期提高1.2个百分点）; nothing where there is no share a year before. */
function shares(change: Shown): Inline[] {
  const sign = getSign(change)
  if (sign === null || looksZero(change)) return []
  return line`（${sign === 1 ? '提高' : '降低'}${figureSpan(change, 'absolute')}个百分点）`
}
