import type { Localized } from '../../trade/trade.ts'
import type { IdentityKind } from './identity.ts'

/** What each identity says, in a few words. */
export const identityWords: Readonly<Record<IdentityKind, Localized>> = {
  sum: { zh: '出口 + 进口 = 进出口', en: 'exports + imports = total' },
  net: { zh: '出口 - 进口 = 净出口', en: 'exports - imports = net exports' },
  netChange: {
    zh: '净出口变化额 = 本年 - 由同比推算的上年',
    en: 'change of net exports = this year - last year as growths imply it',
  },
  totalGrowth: {
    zh: '总额同比由出口、进口同比合成',
    en: 'growth of the total from the growths of its parts',
  },
  share: { zh: '比重 = 绝对值 / 总额', en: 'share = amount / total' },
  commonDenominator: { zh: '各比重有共同的分母', en: 'one total fits all shares' },
  denominator: { zh: '比重的分母即总额', en: 'the total that fits the shares is the stated one' },
  order: { zh: '由大到小排列', en: 'descending order' },
  unranked: { zh: '未上榜者不大于末位', en: 'who is not ranked is no larger than the last' },
  rankedSum: {
    zh: '上榜者之和不大于总额（全部列出时相等）',
    en: 'the ranked make up no more than the total (all of them, exactly that)',
  },
  remainder: { zh: '其余不多于未上榜者所能有', en: 'the rest is no more than the others can make up' },
  groupMembers: { zh: '上榜成员之和不大于该组织', en: 'ranked members make up no more than their group' },
  groupCeiling: { zh: '该组织不大于各成员所能有', en: 'a group is no more than its members can make up' },
  groupsApart: {
    zh: '各组织与其他上榜者之和不大于总额（全部列出时相等）',
    en: 'groups and the ranked outside them make up no more than the total',
  },
  monthInYear: { zh: '当月不大于累计', en: 'the month is no more than the year to date' },
  restOfYear: {
    zh: '其余各月之和不大于总额的其余各月',
    en: 'the other months of the ranked are no more than those of the total',
  },
  months: { zh: '各月之和 = 合计', en: 'the months add up' },
  onMonth: { zh: '环比 = 本月 / 上月', en: 'growth on the month before = month / month before' },
  repeated: { zh: '两张表一致', en: 'two tables agree' },
  proseFigure: { zh: '正文与表格一致', en: 'prose says what the table says' },
  direction: { zh: '升降用词', en: 'rise or fall in words' },
  proseNames: { zh: '正文列名与排名一致', en: 'prose names the first of the ranking' },
  unit: { zh: '单位', en: 'unit' },
  period: { zh: '年月', en: 'month and year' },
  duplicate: { zh: '重复列出', en: 'listed twice' },
  footnote: { zh: '脚注与商品编码', en: 'footnote and codes' },
  numbering: { zh: '表号', en: 'number of the table' },
}
