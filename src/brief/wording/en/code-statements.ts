import type { Breakdown } from '../../../trade/trade.ts'
import { figureSpan } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { CodeFacts, UnlistedCode } from '../code-facts.ts'
import { join, line } from '../inline-template.ts'
import { period, plain, windowWords, withArticle } from './phrases/phrases.ts'

const dimensions: Readonly<Record<Breakdown, string>> = {
  partner: 'partners',
  place: 'places',
  procedure: 'procedures',
}

/** What a brief says of codes: those that no list has, those with wrong names, and groups with other members. */
export const enCodeStatements = ({ month, unlisted, misnamed, changedGroups }: CodeFacts): Inline[][] => [
  ...unlisted.map(({ flow, dimension, members, count }) => {
    const others = count > members.length ? ` and ${count - members.length} more` : ''
    const groups = dimension === 'partner' ? ', and they belong to no group' : ''
    return line`Codes: ${plain[flow]} have ${dimensions[dimension]} that the code list lacks: ${join(members.map(enMember), '; ')}${others}. Their names are those of the data files${groups}.`
  }),
  ...misnamed.map(
    ({ file, code, name, other, ownName, otherName }) =>
      line`Codes: ${file} has the name “${name}” beside code ${code}, ${ownName === null ? 'which the code list lacks' : `which is ${withArticle(ownName)} on the code list`}, while ${other} is ${withArticle(otherName)}; the code counts.`,
  ),
  ...changedGroups.map(
    ({ name, members, joined, left }) =>
      line`Groups: ${name} is counted with its ${String(members)} members of ${period(month, 'month')} in both years (${[
        ...(joined.length > 0 ? [`joined since: ${joined.join(', ')}`] : []),
        ...(left.length > 0 ? [`left since: ${left.join(', ')}`] : []),
      ].join('; ')}).`,
  ),
]

function enMember({ code, name, shares }: UnlistedCode): Inline[] {
  const parts = shares
    .filter(({ share }) => share.figure.value !== null)
    .map(({ window, share }) => line`${figureSpan(share)}% ${windowWords[window]}`)
  const about = [...(name.includes(code) ? [] : [code]), ...parts]
  return about.length === 0 ? line`${name}` : line`${name} (${join(about, ', ')})`
}
