import type { Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { line } from '../../inline-template.ts'
import type { Direction, UnitValueWords } from '../../section-words/section-words.ts'
import { hasValue, isNothing } from '../../shown-signs.ts'
import type { Wording } from '../../wording-interface.ts'
import { captionPeriod, ofCaptionTrade } from '../captions.ts'
import {
  contractLine,
  inPeriod,
  list,
  onYearBefore,
  plain,
  verbChange,
  withArticle,
} from '../phrases/phrases.ts'

const volumes: Readonly<Record<Direction, string>> = {
  up: 'volumes maiores',
  level: 'volumes estáveis',
  down: 'volumes menores',
}
const prices: Readonly<Record<Direction, string>> = {
  up: 'preços maiores',
  level: 'preços estáveis',
  down: 'preços menores',
}

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
    const moves = directions
      ? line` Houve ${volumes[directions.quantity]}${directions.quantity === directions.price ? ' e' : ', mas'} ${prices[directions.price]}: o volume ${verbChange(quantityGrowth, 'one')} e o valor unitário médio ${verbChange(unitValueGrowth, 'one')} ${onYearBefore}.`
      : []
    const each = facts.partners.map(
      ({ name, unitValue: price, base: before }) =>
        line`${wording.amount(price)} para ${withArticle(name)}${earlier(before, wording)}`,
    )
    const partners =
      each.length > 0
        ? line` Por parceiro, ${each.length > 1 ? 'os valores unitários foram' : 'o valor unitário foi'} de ${list(each)}.`
        : []
    return line`${when}, o valor unitário médio ${contractLine('de', trade)} foi de ${wording.amount(unitValue)}${earlier(base, wording)}.${moves}${partners}`
  },
  caption: (facts) => `Valores unitários ${ofCaptionTrade(facts)} por parceiro, ${captionPeriod(facts)}`,
  column: {
    partner: 'Parceiro',
    unitValue: 'Valor unitário',
    base: 'Um ano antes',
    growth: 'Valor unitário, variação em um ano (%)',
    quantityGrowth: 'Volume, variação em um ano (%)',
  },
  whole: 'Total',
  note: (band) =>
    `Nota: O valor unitário é o valor dividido pela primeira quantidade e varia também com a composição. Uma variação de até ${band.replace('.', ',')}% conta como estabilidade; uma maior, como aumento ou redução. Os parceiros estão em ordem de valor.`,
}

const earlier = (base: Shown, wording: Wording): Inline[] =>
  hasValue(base) ? line` (${wording.amount(base)} um ano antes)` : []
