import { figureSpan } from '../../../display.ts'
import { join, line } from '../../inline-template.ts'
import type { SummaryWords } from '../../section-words/section-words.ts'
import { getSign } from '../../shown-signs.ts'
import {
  agreeWith,
  capitalized,
  cardinal,
  change,
  contract,
  contractLine,
  inPeriod,
  onYearBefore,
  percentagePoints,
  period,
  plain,
  rankMove,
  toward,
  upOrDown,
  verbChange,
  withArticle,
  withinPeriod,
} from '../phrases/phrases.ts'

export const summary: SummaryWords = {
  heading: 'Em resumo',
  lead({ flow, month, product }, parts, wording) {
    const [first, ...others] = parts
    if (!first) return []
    const when = inPeriod(month, first.window)
    if (parts.every(({ value }) => value.figure.value?.sign() === 0)) return wording.none(when, flow, product)
    const amount = ({ value, growth }: typeof first, against: string) =>
      value.figure.value?.sign() === 0
        ? line`foram nulas`
        : line`somaram ${wording.amount(value)}${change(growth, against)}`
    const further = others.map((part) => line`${withinPeriod(month, part.window)}, ${amount(part, '')}`)
    return line`${join([line`${when}, ${wording.trade(flow, product)} ${amount(first, ` ${onYearBefore(first.window)}`)}`, ...further], '; ')}.`
  },
  remark({ flow, month, product }, window, facts, wording) {
    const when = inPeriod(month, window)
    const trade = wording.trade(flow, product)
    switch (facts.kind) {
      case 'contribution': {
        const up = getSign(facts.points) === 1
        const whose =
          facts.by === 'place'
            ? `correspondentes ${contract('a', withArticle(facts.name))}`
            : toward(flow, withArticle(facts.name))
        const points = percentagePoints(facts.points)
        const effect = up ? line`acrescentando ${points} à variação` : line`retirando ${points} da variação`
        return line`${when}, ${trade} ${whose} ${up ? 'aumentaram' : 'diminuíram'} ${wording.amount(facts.difference)} ${onYearBefore(window)}, ${effect}.`
      }
      case 'record':
        return line`${when}, ${trade} somaram ${wording.amount(facts.value)}, o ${facts.which === 'highest' ? 'maior' : 'menor'} valor para um mês desde ${period(facts.since, 'month')}.`
      case 'turn':
        return line`${when}, ${trade} ${verbChange(facts.growth, 'many')} ${onYearBefore(window)}, após ${upOrDown(facts.before, line`${figureSpan(facts.before, 'absolute')}%`)} no mês anterior.`
      case 'rank':
        return line`${when}, ${withArticle(facts.name)} ${agreeWith(facts.name, 'passou', 'passaram')} ${rankMove(facts)} entre ${flow === 'export' ? 'os destinos' : 'as origens'} ${contractLine('de', trade)} em um ano.`
    }
  },
  rules: ({ placeTerms }, top) =>
    `Critérios do resumo: contribuições de ao menos um ponto percentual para a variação de um fluxo (as duas maiores por parceiro e por ${placeTerms.each}); o maior ou o menor valor em 24 ou mais meses seguidos; variações que mudaram de sinal após dois meses na direção oposta; e, entre os ${cardinal(top, 'm')} maiores parceiros, mudanças de três ou mais posições ou chegada ao primeiro lugar (as duas maiores).`,
  withoutPlaces: (flows, { placesWord, placeTerms }, isOfPartner) =>
    `${capitalized(placesWord)}: não foram carregadas ${flows.map((flow) => plain[flow]).join(' nem ')} ${placeTerms.by}, e ${isOfPartner ? `não há fatos ${placeTerms.by}` : 'os fatos são apenas de parceiros'}.`,
}
