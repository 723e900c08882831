import type { Breakdown } from '../../../trade/trade.ts'
import { figureSpan } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { CodeFacts, UnlistedCode } from '../code-facts.ts'
import { join, line } from '../inline-template.ts'
import { flowWithArticle, fromName, period, windowWords } from './phrases/phrases.ts'

const dimensions: Readonly<Record<Breakdown, string>> = {
  partner: 'parceiros',
  place: 'localidades',
  procedure: 'regimes aduaneiros',
}

/** What a brief says of codes: those that no list has, those with wrong names, and groups with other members. */
export const ptCodeStatements = ({ month, unlisted, misnamed, changedGroups }: CodeFacts): Inline[][] => [
  ...unlisted.map(({ flow, dimension, members, count }) => {
    const others = count > members.length ? ` e outros ${count - members.length}` : ''
    const groups = dimension === 'partner' ? ', e esses parceiros não pertencem a nenhum grupo' : ''
    return line`Códigos: ${flowWithArticle(flow)} trazem ${dimensions[dimension]} que não constam da lista de códigos: ${join(members.map(wordMember), '; ')}${others}. Os nomes são os dos arquivos de dados${groups}.`
  }),
  ...misnamed.map(
    ({ file, code, name, other, ownName, otherName }) =>
      line`Códigos: ${file} traz o nome “${name}” ao lado do código ${code}, ${ownName === null ? 'que não consta da lista de códigos' : `que na lista é o ${fromName(ownName)}`}, enquanto ${other} é o ${fromName(otherName)}; vale o código.`,
  ),
  ...changedGroups.map(
    ({ name, members, joined, left }) =>
      line`Grupos: o grupo ${name} é considerado com seus ${String(members)} membros de ${period(month, 'month')} nos dois anos (${[
        ...(joined.length > 0 ? [`ingresso posterior: ${joined.join(', ')}`] : []),
        ...(left.length > 0 ? [`saída posterior: ${left.join(', ')}`] : []),
      ].join('; ')}).`,
  ),
]

function wordMember({ code, name, shares }: UnlistedCode): Inline[] {
  const parts = shares
    .filter(({ share }) => share.figure.value !== null)
    .map(({ window, share }) => line`${figureSpan(share)}% ${windowWords[window]}`)
  const about = [...(name.includes(code) ? [] : [code]), ...parts]
  return about.length === 0 ? line`${name}` : line`${name} (${join(about, ', ')})`
}
