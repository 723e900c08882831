import { figureSpan, type Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { join, line } from '../../inline-template.ts'
import type { PriceVolumeFacts, PriceVolumeWords, SplitPart } from '../../section-words/section-words.ts'
import { getSign, hasValue, isNegligible, isNothing } from '../../shown-signs.ts'
import type { Wording } from '../../wording-interface.ts'
import { longCaptionPeriod, ofCaptionTrade } from '../captions.ts'
import {
  capitalized,
  change,
  contractLine,
  inPeriod,
  list,
  onYearBefore,
  plain,
  verbChange,
} from '../phrases/phrases.ts'

/** One term for each part, in prose, table and chart. */
const terms: Readonly<Record<SplitPart, string>> = {
  priceEffect: 'preço',
  volumeEffect: 'volume',
  entries: 'comércio novo',
  exits: 'comércio encerrado',
  unpriced: 'resíduo',
}

/** Parts stand under the first, about as far from the edge as the words before it. */
const indent = '\u2003'.repeat(4)

export const priceVolume: PriceVolumeWords = {
  heading: 'Preços e volumes',
  caption: (facts) => `Preços e volumes ${ofCaptionTrade(facts)}, ${longCaptionPeriod(facts)}`,
  chart: (facts) => `Composição da variação em valor ${ofCaptionTrade(facts)}, ${longCaptionPeriod(facts)}`,
  part: 'Parcela',
  bars: {
    priceEffect: capitalized(terms.priceEffect),
    volumeEffect: capitalized(terms.volumeEffect),
    entries: capitalized(terms.entries),
    exits: capitalized(terms.exits),
    unpriced: capitalized(terms.unpriced),
  },
  sentences(facts, wording) {
    const { flow, value, base, product } = facts
    const when = inPeriod(facts.month, facts.window)
    const trade = wording.trade(flow, product)
    if (isNothing(value) && isNothing(base))
      return line`${when}, ${trade} foram nulas, como um ano antes, e nada há a decompor em preço e volume.`
    if (isNothing(base))
      return line`${when}, ${trade} não são comparáveis com as de um ano antes e não são decompostas em preço e volume.`
    if (isNothing(value)) return line`${when}, ${trade} foram nulas e não são decompostas em preço e volume.`
    return join(
      [line`${when}, ${unitValueSentence(facts, trade, wording)}`, prices(facts), split(facts, wording)],
      ' ',
    )
  },
  row: {
    unitValue: (unit) => `Valor unitário (${unit})`,
    unitValueGrowth: 'Valor unitário, var. anual (%)',
    price: 'Índice de preços, var. anual (%)',
    quantity: 'Índice de quantidades, var. anual (%)',
    coverage: 'Cobertura (%)',
    change: (unit) => `Variação em valor (${unit})`,
    part: (part, first) => `${first ? 'Da qual: ' : indent}${terms[part]}`,
  },
  flow: (flow) => capitalized(plain[flow]),
  note({ parts, hasIndices, hasUnitValues }) {
    const fisher = hasIndices
      ? ' Os índices são de Fisher e abrangem as combinações de mercadoria e parceiro com valor unitário nos dois anos; a cobertura é a participação delas no valor dos dois anos.'
      : ''
    const bennet =
      parts.length === 0
        ? ''
        : ` Variação em valor = ${parts.map((part) => terms[part]).join(' + ')} (decomposição de Bennet).${parts.includes('unpriced') ? ' O resíduo é a variação do que não tem valor unitário em um dos anos.' : ''}`
    const values = hasUnitValues
      ? ' O valor unitário é o valor dividido pela primeira quantidade e reflete também mudanças de composição.'
      : ''
    const text = `${values}${fisher}${bennet}`
    return text === '' ? null : `Nota:${text}`
  },
}

function unitValueSentence(
  { unitValue, unitValueGrowth, window }: PriceVolumeFacts,
  trade: readonly Inline[],
  wording: Wording,
): Inline[] {
  if (unitValue.figure.value === null)
    return line`${trade} não tiveram valor unitário médio, pois faltam quantidades ou as unidades diferem.`
  const growth = hasValue(unitValueGrowth) ? change(unitValueGrowth, ` ${onYearBefore(window)}`) : []
  return line`o valor unitário médio ${contractLine('de', trade)} foi de ${wording.amount(unitValue)}${growth}.`
}

function prices({ price, quantity, coverage, flow, window }: PriceVolumeFacts): Inline[] {
  if (price.figure.value === null)
    return line`Nenhuma combinação de mercadoria e parceiro tem valor unitário nos dois anos, e não há índice de preços.`
  return line`Consideradas as combinações de mercadoria e parceiro com valor unitário nos dois anos (${figureSpan(coverage)}% das ${plain[flow]} de ambos), o índice de preços ${verbChange(price, 'one')} e o índice de quantidades ${verbChange(quantity, 'one')} ${onYearBefore(window)}.`
}

function split(facts: PriceVolumeFacts, wording: Wording): Inline[] {
  const what = `As ${plain[facts.flow]}`
  const sign = getSign(facts.change)
  const changeOfTotal = isNegligible(facts.change)
    ? line`${what} tiveram ${sign === 0 ? '' : 'quase '}o mesmo valor de um ano antes`
    : line`${what} somaram ${wording.amount(facts.change)} a ${sign === 1 ? 'mais' : 'menos'} que um ano antes`
  const effect = (part: SplitPart, shown: Shown): Inline[] =>
    line`o ${terms[part]} ${getSign(shown) === 1 ? 'acrescentou' : 'retirou'} ${wording.amount(shown)}`
  const parts = [
    ...(isNegligible(facts.priceEffect) ? [] : [effect('priceEffect', facts.priceEffect)]),
    ...(isNegligible(facts.volumeEffect) ? [] : [effect('volumeEffect', facts.volumeEffect)]),
    ...(isNegligible(facts.entries)
      ? []
      : [line`o ${terms.entries} acrescentou ${wording.amount(facts.entries)}`]),
    ...(isNegligible(facts.exits) ? [] : [line`o ${terms.exits} retirou ${wording.amount(facts.exits)}`]),
    ...(isNegligible(facts.unpriced) ? [] : [effect('unpriced', facts.unpriced)]),
  ]
  return parts.length === 0 ? line`${changeOfTotal}.` : line`${changeOfTotal}: ${list(parts)}.`
}
