import type { Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { join, line } from '../../inline-template.ts'
import type { Direction, UnitValueWords } from '../../section-words/section-words.ts'
import { hasValue, isNothing } from '../../shown-signs.ts'
import type { Wording } from '../../wording-interface.ts'
import { captionPeriod, ofCaptionTrade } from '../captions.ts'
import { contractLine, inPeriod, onYearBefore, plain, verbChange } from '../phrases/phrases.ts'

const moves: Readonly<Record<Direction, string>> = {
  up: 'aumento',
  level: 'estabilidade',
  down: 'redução',
}

/** aumento do volume e dos preços; aumento do volume, com redução dos preços. */
const wordMoves = ({
  quantity,
  price,
}: {
  readonly quantity: Direction
  readonly price: Direction
}): string =>
  quantity === price
    ? `${moves[quantity]} do volume e dos preços`
    : `${moves[quantity]} do volume, com ${moves[price]} dos preços`

export const unitValues: UnitValueWords = {
  heading: 'Volumes, preços e valores unitários',
  flow: (flow) => `Volumes e valores unitários das ${plain[flow]}`,
  sentences(facts, wording) {
    const { product, flow, unitValue, base, unitValueGrowth, quantityGrowth, directions } = facts
    const when = inPeriod(facts.month, facts.window)
    if (isNothing(facts.value)) return wording.none(when, flow, product)
    const trade = wording.trade(flow, product)
    if (!hasValue(unitValue))
      return line`${when}, ${trade} não tiveram valor unitário médio, pois faltam quantidades ou as unidades diferem.`
    const moved = directions
      ? line` Houve ${wordMoves(directions)}: o volume ${verbChange(quantityGrowth, 'one')} e o valor unitário médio ${verbChange(unitValueGrowth, 'one')} ${onYearBefore(facts.window)}.`
      : []
    const each = facts.partners.map(
      ({ name, unitValue: price, base: before }) =>
        line`${name}, ${wording.amount(price)}${earlier(before, wording)}`,
    )
    const partners =
      each.length > 0
        ? line` ${each.length > 1 ? 'Valores unitários' : 'Valor unitário'} por parceiro: ${join(each, '; ')}.`
        : []
    return line`${when}, o valor unitário médio ${contractLine('de', trade)} foi de ${wording.amount(unitValue)}${earlier(base, wording)}.${moved}${partners}`
  },
  caption: (facts) => `Valores unitários ${ofCaptionTrade(facts)} por parceiro, ${captionPeriod(facts)}`,
  column: {
    partner: 'Parceiro',
    unitValue: 'Valor unitário',
    base: 'Um ano antes',
    growth: 'Valor unitário, var. anual (%)',
    quantityGrowth: 'Volume, var. anual (%)',
  },
  whole: 'Total',
  note: (band) =>
    `Nota: O valor unitário é o valor dividido pela primeira quantidade e reflete também mudanças de composição. Variações de até ${band.replace('.', ',')}% contam como estabilidade; as maiores, como aumento ou redução. Os parceiros estão em ordem de valor.`,
}

const earlier = (base: Shown, wording: Wording): Inline[] =>
  hasValue(base) ? line` (${wording.amount(base)} um ano antes)` : []
