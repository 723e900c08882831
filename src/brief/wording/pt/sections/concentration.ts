import { figureSpan, type Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { join, line } from '../../inline-template.ts'
import type { ConcentrationFacts, ConcentrationWords, Newcomer } from '../../section-words/section-words.ts'
import { getSign, looksZero } from '../../shown-signs.ts'
import type { Wording } from '../../wording-interface.ts'
import { captionPeriod, ofCaptionTrade } from '../captions.ts'
import {
  capital,
  cardinal,
  inPeriod,
  isPlural,
  list,
  percentagePoints,
  plain,
  rankMove,
  withArticle,
} from '../phrases/phrases.ts'

export const concentration: ConcentrationWords = {
  heading: 'Concentração e mudanças de posição',
  flow: (flow) => `Concentração das ${plain[flow]}`,
  lone: (flow) => `Concentração das ${plain[flow]} e mudanças de posição`,
  sentences(facts, wording) {
    const { flow, number, numberChange, largestThree, index, indexChange } = facts
    const when = inPeriod(facts.month, facts.window)
    if (number.figure.value?.sign() === 0)
      return wording.none(when, flow, facts.product ?? [], facts.unranked)
    const more = getSign(numberChange)
    const count =
      more === 0
        ? line`o mesmo número de um ano antes`
        : line`${figureSpan(numberChange, 'absolute')} a ${more === 1 ? 'mais' : 'menos'} que um ano antes`
    const partners = number.figure.value?.toString() === '1' ? 'parceiro' : 'parceiros'
    const three = largestThree
      ? line`os três maiores responderam por ${figureSpan(largestThree.share)}% ${flow === 'export' ? 'das exportações' : 'das importações'}${moved(largestThree.change, true)}; `
      : []
    return join(
      [
        line`${when}, ${wording.trade(flow, facts.product)} tiveram ${figureSpan(number)}\u00A0${partners}, ${count}.`,
        capital(
          line`${three}o índice de Herfindahl-Hirschman foi de ${figureSpan(index)}${moved(indexChange, false)}.`,
        ),
        comeAndGone(facts, wording),
        ...(facts.moved.length === 0
          ? []
          : [
              line`${facts.moved.length === 1 ? 'Maior mudança' : 'Maiores mudanças'} de posição: ${list(facts.moved.map((climber) => line`${climber.name} (${rankMove(climber)})`))}.`,
            ]),
      ],
      ' ',
    )
  },
  caption: (facts) => `Concentração ${ofCaptionTrade(facts)} por parceiro, ${captionPeriod(facts)}`,
  column: { now: 'Este período', before: 'Um ano antes', change: 'Variação' },
  row: {
    number: 'Parceiros',
    cr3: 'Participação dos três maiores (%)',
    cr10: 'Participação dos dez maiores (%)',
    hhi: 'Índice de Herfindahl-Hirschman',
    effective: 'Número efetivo de parceiros',
  },
  note: (without, top) =>
    `Nota: ${without ? 'As reimportações são excluídas. ' : ''}O índice de Herfindahl-Hirschman é a soma dos quadrados das participações dos parceiros, vezes 10.000; o número efetivo indica quantos parceiros de igual tamanho dariam a mesma concentração. O índice é arredondado antes do cálculo da variação; as variações das participações são em pontos percentuais. As mudanças de posição são as dos parceiros entre os ${cardinal(top, 'm')} maiores agora ou um ano antes.`,
}

function moved(change: Shown, isShare: boolean): Inline[] {
  const sign = getSign(change)
  if (sign === null) return []
  const what = isShare ? 'percentual' : 'valor'
  if (looksZero(change)) return line`, ${sign === 0 ? 'o mesmo' : 'quase o mesmo'} ${what} de um ano antes`
  const size = isShare ? percentagePoints(change) : line`${figureSpan(change, 'absolute')}\u00A0pontos`
  return isShare
    ? line` (${sign === 1 ? 'alta' : 'queda'} de ${size})`
    : line`, ${sign === 1 ? 'alta' : 'queda'} de ${size}`
}

function comeAndGone(
  { entered, enteredCount, left, leftCount, window }: ConcentrationFacts,
  wording: Wording,
): Inline[] {
  if (enteredCount === 0 && leftCount === 0) return line`Os parceiros foram os mesmos de um ano antes.`
  const now = ({ name, value }: Newcomer) => line`${withArticle(name)} (${wording.amount(value)})`
  const before = ({ name, value }: Newcomer) =>
    line`${withArticle(name)} (${wording.amount(value)} um ano antes)`
  const [entering, leaving] = [list(entered.map(now)), list(left.map(before))]
  const came =
    enteredCount === 0
      ? line`não houve parceiros novos`
      : enteredCount > entered.length
        ? line`houve ${String(enteredCount)} parceiros novos, os maiores deles ${entering}`
        : line`${enteredCount === 1 ? 'o parceiro novo foi' : 'os parceiros novos foram'} ${entering}`
  const areMany = leftCount > 1 || left.some(({ name }) => isPlural(name))
  const gone =
    leftCount === 0
      ? line`nenhum deixou de constar`
      : leftCount > left.length
        ? line`deixaram de constar ${String(leftCount)}, os maiores deles ${leaving}`
        : line`${areMany ? 'deixaram' : 'deixou'} de constar ${leaving}`
  return line`Na comparação com o mesmo ${window === 'month' ? 'mês' : 'período'} do ano anterior, ${came}; ${gone}.`
}
