import { figureSpan, type Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { line } from '../../inline-template.ts'
import type { NationalGrowth, NationalWords } from '../../section-words/section-words.ts'
import { getSign, hasValue, isZero, looksZero } from '../../shown-signs.ts'
import { longCaptionOfTrade } from '../captions.ts'
import { change, period, verbs } from '../phrases/phrases.ts'

/** What the nation's growth is computed from. */
const growthBases: Readonly<Record<NationalGrowth, string>> = {
  levels: '全国同比按两年首次公布数计算，与海关按修订后基数公布的增速可能不同。',
  printed: '全国同比为月报所印，以修订后的上年同期数为基数。',
  both: '全国累计同比为月报所印，以修订后的上年同期数为基数；当月同比按两年首次公布数计算，与海关公布的增速可能不同。',
}

export const national: NationalWords = {
  heading: '在全国外贸中的位置',
  sentence({ product, flow, month, window, share, shareChange, contribution, growth }, wording) {
    const [when, verb, trade] = [period(month, window), verbs[flow], wording.trade(flow, product)]
    if (!hasValue(share))
      return line`${when}，缺少全国${verb}总值（海关统计月报的总值表），不计算${trade}占全国的比重。`
    if (isZero(share)) return wording.none(when, flow, product)
    const pulled =
      !hasValue(contribution) || looksZero(contribution)
        ? []
        : line`；${getSign(contribution) === -1 ? '拖累' : '拉动'}全国${verb}增长${figureSpan(contribution, 'absolute')}个百分点`
    const nation = hasValue(growth) ? line`，同期全国${verb}同比${change(growth, '%')}` : []
    return line`${when}，${trade}占全国${verb}总值的${figureSpan(share)}%${moved(shareChange)}${pulled}${nation}。`
  },
  caption: (facts) => `${longCaptionOfTrade(facts)}占全国的比重与对增长的拉动`,
  flow: (flow) => verbs[flow],
  whole: '合计',
  column: {
    part: '项目',
    share: '占全国比重（%）',
    shareChange: '比重变化（百分点）',
    contribution: '拉动增长（百分点）',
  },
  note: (growth) =>
    `注：全国总值取自海关统计月报的总值表，为首次公布数；${growthBases[growth]}该商品的数据可能含此后的修订。拉动＝该商品的增减额÷上年同期全国总值×100。`,
  gaps: '注：“..”表示缺少所需的月报总值表。',
}

function moved(shareChange: Shown): Inline[] {
  const sign = getSign(shareChange)
  if (sign === null) return []
  if (looksZero(shareChange)) return line`，与上年同期${sign === 0 ? '持平' : '基本持平'}`
  return line`，比上年同期${sign > 0 ? '提高' : '降低'}${figureSpan(shareChange, 'absolute')}个百分点`
}
