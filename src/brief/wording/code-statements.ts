import type { Breakdown, Language, Month } from '../../trade/trade.ts'
import { figureSpan } from '../display.ts'
import type { Inline } from '../document.ts'
import type { ChangedGroup, MisnamedCode, UnlistedCode, UnlistedCodes } from './code-facts.ts'
import * as en from './en-phrases.ts'
import { join, line } from './inline-template.ts'
import * as zh from './zh-phrases.ts'

/** What a brief says of codes: those that no list has, those with wrong names, and groups with other members. */
export interface CodeFacts {
  readonly month: Month
  readonly unlisted: readonly UnlistedCodes[]
  readonly misnamed: readonly MisnamedCode[]
  readonly changedGroups: readonly ChangedGroup[]
}

const dimensions: Readonly<Record<Breakdown, Readonly<Record<Language, string>>>> = {
  partner: { zh: '贸易伙伴', en: 'partners' },
  place: { zh: '注册地', en: 'places' },
  procedure: { zh: '贸易方式', en: 'procedures' },
}

export const zhCodeStatements = ({ month, unlisted, misnamed, changedGroups }: CodeFacts): Inline[][] => [
  ...unlisted.map(({ flow, dimension, members, count }) => {
    const others = count > members.length ? `等${count}个` : ''
    const groups = dimension === 'partner' ? '，不计入任何国家组织' : ''
    return line`编码：${zh.verbs[flow]}数据中有编码表所没有的${dimensions[dimension].zh}：${join(members.map(zhMember), '、')}${others}，名称取自数据文件${groups}。`
  }),
  ...misnamed.map(
    ({ file, dimension, code, name, other, ownName, otherName }) =>
      line`编码：${file}中${dimensions[dimension].zh}编码${code}的名称写作“${name}”，${ownName === null ? `${code}不在编码表中，` : `编码表中${code}为${ownName}、`}${other}为${otherName}；本简报以编码为准。`,
  ),
  ...changedGroups.map(
    ({ name, members, joined, left }) =>
      line`组织成员：${name}按${zh.period(month, 'month')}的${String(members)}个成员计算，上年同期采用同一口径（${[
        ...(joined.length > 0 ? [`其间加入：${joined.join('、')}`] : []),
        ...(left.length > 0 ? [`其间退出：${left.join('、')}`] : []),
      ].join('；')}）。`,
  ),
]

function zhMember({ code, name, shares }: UnlistedCode): Inline[] {
  const parts = shares
    .filter(({ share }) => share.figure.value !== null)
    .map(({ window, share }) => line`${zh.windowWords[window]}${figureSpan(share)}%`)
  const current = name.includes(code) ? [] : [code]
  const about = [...current, ...(parts.length > 0 ? [line`占${join(parts, '、')}`] : [])]
  return about.length === 0 ? line`${name}` : line`${name}（${join(about, '，')}）`
}

export const enCodeStatements = ({ month, unlisted, misnamed, changedGroups }: CodeFacts): Inline[][] => [
  ...unlisted.map(({ flow, dimension, members, count }) => {
    const others = count > members.length ? ` and ${count - members.length} more` : ''
    const groups = dimension === 'partner' ? ', and they belong to no group' : ''
    return line`Codes: ${en.plain[flow]} have ${dimensions[dimension].en} that the code list lacks: ${join(members.map(enMember), '; ')}${others}. Their names are those of the data files${groups}.`
  }),
  ...misnamed.map(
    ({ file, code, name, other, ownName, otherName }) =>
      line`Codes: ${file} has the name “${name}” beside code ${code}, ${ownName === null ? 'which the code list lacks' : `which is ${ownName} on the code list`}, while ${other} is ${otherName}; the code counts.`,
  ),
  ...changedGroups.map(
    ({ name, members, joined, left }) =>
      line`Groups: ${name} is counted with its ${String(members)} members of ${en.period(month, 'month')} in both years (${[
        ...(joined.length > 0 ? [`joined since: ${joined.join(', ')}`] : []),
        ...(left.length > 0 ? [`left since: ${left.join(', ')}`] : []),
      ].join('; ')}).`,
  ),
]

function enMember({ code, name, shares }: UnlistedCode): Inline[] {
  const parts = shares
    .filter(({ share }) => share.figure.value !== null)
    .map(({ window, share }) => line`${figureSpan(share)}% ${en.windowWords[window]}`)
  const about = [...(name.includes(code) ? [] : [code]), ...parts]
  return about.length === 0 ? line`${name}` : line`${name} (${join(about, ', ')})`
}
