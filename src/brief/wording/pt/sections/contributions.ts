import { line } from '../../inline-template.ts'
import type { ContributionWords, Contributor } from '../../section-words/section-words.ts'
import { captionPeriod, ofCaptionTrade } from '../captions.ts'
import {
  capitalized,
  contract,
  flowWithArticle,
  fromName,
  inPeriod,
  list,
  onYearBefore,
  percentagePoints,
  plain,
  verbChange,
} from '../phrases/phrases.ts'

export const contributions: ContributionWords = {
  heading: 'Contribuições para o crescimento',
  flow: (flow) => `Origem da variação das ${plain[flow]}`,
  sentence({ flow, month, window, by, first, product, growth, gains, losses }, wording) {
    const when = inPeriod(month, window)
    const trade = wording.trade(flow, product)
    if (growth.figure.value === null)
      return first
        ? line`${when}, ${trade} não são comparáveis com as de um ano antes, e não se calculam contribuições.`
        : []
    const lead = first ? line`${when}, ${trade} ${verbChange(growth, 'many')} ${onYearBefore(window)}. ` : []
    const who = by === 'partner' ? 'Entre os parceiros' : `Entre ${articleOf(wording.placesWord)}`
    const each = ({ name, points }: Contributor) =>
      line`${fromName(name)} (${percentagePoints(points, 'plain')})`
    const isSingle = (items: readonly Contributor[]) => items.length === 1
    const up = line`${isSingle(gains) ? 'a maior contribuição positiva veio' : 'as maiores contribuições positivas vieram'} ${list(gains.map(each))}`
    const down = line`${isSingle(losses) ? 'a maior negativa' : 'as maiores negativas'}, ${list(losses.map(each))}`
    const downAlone = line`${isSingle(losses) ? 'a maior contribuição negativa veio' : 'as maiores contribuições negativas vieram'} ${list(losses.map(each))}`
    if (gains.length === 0 && losses.length === 0)
      return line`${lead}${who}, não houve contribuição relevante.`
    if (gains.length === 0)
      return line`${lead}${who}, ${downAlone}; não houve contribuição positiva relevante.`
    if (losses.length === 0) return line`${lead}${who}, ${up}; não houve contribuição negativa relevante.`
    return line`${lead}${who}, ${up}; ${down}.`
  },
  caption: (facts) => `Contribuições para a variação ${ofCaptionTrade(facts)}, ${captionPeriod(facts)}`,
  chart: (facts) => `Principais origens da variação ${ofCaptionTrade(facts)}, ${captionPeriod(facts)}`,
  points: 'pontos percentuais',
  column: { either: () => 'Parceiro', change: 'Variação', points: 'Contr. (p.p.)' },
  block(dimension, kind, { placesWord }) {
    const sign = { gains: 'positivas', losses: 'negativas' }
    return `${dimension === 'partner' ? 'Parceiros' : capitalized(placesWord)}: maiores contribuições ${sign[kind]}`
  },
  whole: 'Total',
  note(flow, by, reimports, { placesWord }) {
    const each = by.map((dimension) => (dimension === 'partner' ? 'os parceiros' : articleOf(placesWord)))
    const ofAllMembers = each.map((words) => `de todos ${words}`.replace('todos as', 'todas as'))
    const sum =
      ofAllMembers.length > 1
        ? `As contribuições ${ofAllMembers[0]} (ou ${ofAllMembers[1]})`
        : `As contribuições ${ofAllMembers[0]}`
    const origin = reimports && by.includes('partner') ? ` Os parceiros incluem ${reimports}.` : ''
    return `Nota: A contribuição é a variação em valor em relação a um ano antes, dividida pelo total ${contract('de', flowWithArticle(flow))} de um ano antes, em pontos percentuais. ${sum} somam a variação ${contract('de', flowWithArticle(flow))}.${origin}`
  },
}

/** as províncias, os estados. */
const articleOf = (places: string): string => `${places.endsWith('as') ? 'as' : 'os'} ${places}`
