import { figureSpan, type Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { line } from '../../inline-template.ts'
import type { NationalGrowth, NationalWords } from '../../section-words/section-words.ts'
import { getSign, hasValue, isZero, looksZero } from '../../shown-signs.ts'
import { captionOfTrade, longCaptionPeriod } from '../captions.ts'
import {
  capitalized,
  contractLine,
  inPeriod,
  onYearBefore,
  percentagePoints,
  plain,
  verbChange,
} from '../phrases/phrases.ts'

/** What the nation's growth is computed from. */
const growthBases: Readonly<Record<NationalGrowth, string>> = {
  levels:
    'Sua variação é calculada com os totais publicados pela primeira vez nos dois anos e pode diferir da que a aduana publica sobre dados revisados.',
  printed: 'Sua variação é a impressa no boletim, sobre os dados revisados de um ano antes.',
  both: 'Sua variação no acumulado do ano é a impressa no boletim, sobre os dados revisados de um ano antes; a do mês é calculada com os totais publicados pela primeira vez nos dois anos e pode diferir da que a aduana publica.',
}

export const national: NationalWords = {
  heading: 'Peso no comércio do país',
  sentence({ product, flow, month, window, share, shareChange, contribution, growth }, wording) {
    const [when, what, trade] = [inPeriod(month, window), plain[flow], wording.trade(flow, product)]
    if (!hasValue(share))
      return line`${when}, a participação ${contractLine('de', trade)} no total das ${what} do país não está disponível: a tabela de totais do boletim aduaneiro não foi carregada.`
    if (isZero(share)) return wording.none(when, flow, product)
    const isDrag = getSign(contribution) === -1
    const pulled =
      !hasValue(contribution) || looksZero(contribution)
        ? []
        : line` ${isDrag ? 'Retiraram' : 'Acrescentaram'} ${percentagePoints(contribution)} ${isDrag ? 'da' : 'à'} variação do total das ${what}.`
    const nation = hasValue(growth)
      ? line` As ${what} do país ${verbChange(growth, 'many')} ${onYearBefore(window)}.`
      : []
    return line`${when}, ${trade} responderam por ${figureSpan(share)}% do total das ${what} do país${moved(shareChange)}.${pulled}${nation}`
  },
  caption: (facts) =>
    `Participação no total do país e contribuição para sua variação: ${captionOfTrade(facts)}, ${longCaptionPeriod(facts)}`,
  flow: (flow) => capitalized(plain[flow]),
  whole: 'Total',
  column: {
    part: 'Item',
    share: 'Part. no país (%)',
    shareChange: 'Var. da part. (p.p.)',
    contribution: 'Contr. para a var. do país (p.p.)',
  },
  note: (growth) =>
    `Nota: Os totais do país são os do boletim aduaneiro, como publicados pela primeira vez. ${growthBases[growth]} Os dados do produto podem incluir revisões posteriores. Contribuição = variação do produto ÷ total do país um ano antes × 100.`,
  gaps: 'Nota: “..” indica que a tabela de totais do boletim aduaneiro não foi carregada.',
}

function moved(shareChange: Shown): Inline[] {
  const sign = getSign(shareChange)
  if (sign === null) return []
  if (looksZero(shareChange))
    return line`, ${sign === 0 ? 'a mesma' : 'quase a mesma'} participação de um ano antes`
  return line`, ${sign > 0 ? 'alta' : 'queda'} de ${percentagePoints(shareChange)}`
}
