import type { Breakdown } from '../../../trade/trade.ts'
import { figureSpan } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { CodeFacts, UnlistedCode } from '../code-facts.ts'
import { join, line } from '../inline-template.ts'
import { period, verbs, windowWords } from './phrases/phrases.ts'

const dimensions: Readonly<Record<Breakdown, string>> = {
  partner: '贸易伙伴',
  place: '注册地',
  procedure: '贸易方式',
}

/** What a brief says of codes: those that no list has, those with wrong names, and groups with other members. */
export const zhCodeStatements = ({ month, unlisted, misnamed, changedGroups }: CodeFacts): Inline[][] => [
  ...unlisted.map(({ flow, dimension, members, count }) => {
    const others = count > members.length ? `等${count}个` : ''
    const groups = dimension === 'partner' ? '，不计入任何国家组织' : ''
    return line`编码：${verbs[flow]}数据中有编码表所没有的${dimensions[dimension]}：${join(members.map(zhMember), '、')}${others}，名称取自数据文件${groups}。`
  }),
  ...misnamed.map(
    ({ file, dimension, code, name, other, ownName, otherName }) =>
      line`编码：${file}中${dimensions[dimension]}编码${code}的名称写作“${name}”，${ownName === null ? `${code}不在编码表中，` : `编码表中${code}为${ownName}、`}${other}为${otherName}；本报告以编码为准。`,
  ),
  ...changedGroups.map(
    ({ name, members, joined, left }) =>
      line`组织成员：${name}按${period(month, 'month')}的${String(members)}个成员计算，上年同期采用同一口径（${[
        ...(joined.length > 0 ? [`其间加入：${joined.join('、')}`] : []),
        ...(left.length > 0 ? [`其间退出：${left.join('、')}`] : []),
      ].join('；')}）。`,
  ),
]

function zhMember({ code, name, shares }: UnlistedCode): Inline[] {
  const parts = shares
    .filter(({ share }) => share.figure.value !== null)
    .map(({ window, share }) => line`${windowWords[window]}${figureSpan(share)}%`)
  const current = name.includes(code) ? [] : [code]
  const about = [...current, ...(parts.length > 0 ? [line`占${join(parts, '、')}`] : [])]
  return about.length === 0 ? line`${name}` : line`${name}（${join(about, '，')}）`
}
