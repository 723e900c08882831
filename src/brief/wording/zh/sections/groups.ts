import { figureSpan, type Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { join, line } from '../../inline-template.ts'
import type { GroupWords } from '../../section-words/section-words.ts'
import { getSign, looksZero } from '../../shown-signs.ts'
import { captionOfTrade } from '../captions.ts'
import { growthClause, list, period, verbs } from '../phrases/phrases.ts'

export const groups: GroupWords = {
  heading: '区域组织',
  flow: (flow) => `${verbs[flow]}中的区域组织`,
  sentences({ product, flow, month, window, groups: traded, ceased }, wording) {
    const [when, trade] = [period(month, window), wording.trade(flow, product)]
    if (traded.length === 0) return line`${when}，${trade}的贸易伙伴中没有所列区域组织的成员。`
    const toward = flow === 'export' ? '对' : '自'
    const each = traded.map(
      ({ name, value, share, shareChange, growth }) =>
        line`${toward}${inText(name)}${wording.amount(value)}，占${figureSpan(share)}%${points(shareChange)}${growthClause(growth, '，')}`,
    )
    const none = ceased.length === 0 ? [] : [line`${toward}${list(ceased.map(inText))}无${verbs[flow]}`]
    return line`${when}，${trade}中，${join([...each, ...none], '；')}。`
  },
  caption: (facts) => `${captionOfTrade(facts)}分区域组织情况`,
  column: { group: '区域组织', shareChange: '比重变化（百分点）' },
  members: (reporter, groups) =>
    `注：成员按本期末的组成计算，两年同一口径，不含${reporter}；各组织成员有重叠，不可相加。${groups.map(({ name, members, basis }) => `${name}：${members}个成员（依据：${basis}）`).join('；')}。`,
}

/** RCEP成员国, so that no number follows the letters; 东盟. */
const inText = (name: string): string => (/[A-Za-z]$/.test(name) ? `${name}成员国` : name)

/** （提高1.2个百分点）; nothing where there is no share a year before. */
function points(moved: Shown): Inline[] {
  const sign = getSign(moved)
  if (sign === null || looksZero(moved)) return []
  return line`（${sign === 1 ? '提高' : '降低'}${figureSpan(moved, 'absolute')}个百分点）`
}
