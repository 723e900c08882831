import { figureSpan } from '../../../display.ts'
import { join, line } from '../../inline-template.ts'
import type { StructureBy, StructureWords } from '../../section-words/section-words.ts'
import { hasValue, isZero, looksZero } from '../../shown-signs.ts'
import { captionPeriod, titleOfTrade } from '../captions.ts'
import {
  capitalized,
  change,
  inPeriod,
  list,
  onYearBefore,
  percentagePoints,
  plain,
  uncapitalized,
  upOrDown,
} from '../phrases/phrases.ts'

const names = { procedure: 'regime aduaneiro', class: 'classe', product: 'produto' } as const

export const structure: StructureWords = {
  heading: (by) => `Comércio por ${names[by]}`,
  flow: (by, flow) => `${capitalized(plain[flow])} por ${names[by]}`,
  sentences({ flow, month, window, by, product, named, isNone, isWhole, isOverlapping }, wording) {
    const when = inPeriod(month, window)
    const trade = wording.trade(flow, product)
    const [first] = named
    if (!first) return wording.none(when, flow, product)
    const name = (text: string) => inText(by, text)
    if (isNone) return wording.none(when, flow, product)
    if (isWhole)
      return line`${when}, ${trade} foram todas ${by === 'procedure' ? 'em regime de ' : 'de '}${name(first.name)}: ${wording.amount(first.value)}${change(first.growth, ` ${onYearBefore(window)}`)}.`
    const each = named.map(({ name: text, value, share, growth, shareChange }) => {
      if (isZero(value))
        return line`${name(text)}, sem valor registrado${change(growth, ` ${onYearBefore(window)}`)}`
      const moved = hasValue(shareChange) && !looksZero(shareChange)
      const points = moved ? line`, ${upOrDown(shareChange, percentagePoints(shareChange))}` : []
      return line`${name(text)}, ${wording.amount(value)} (${figureSpan(share)}% do total${points})${change(growth, ` ${onYearBefore(window)}`)}`
    })
    return line`${when}, ${trade} tiveram a seguinte composição${isOverlapping ? ' (algumas classes contêm outras)' : ''}: ${join(each, '; ')}.`
  },
  caption: (by, facts) => `${titleOfTrade(facts)} por ${names[by]}, ${captionPeriod(facts)}`,
  column: (by) => capitalized(names[by]),
  row: (_, name) => capitalized(name),
  shareChange: 'Var. da part. (p.p.)',
  whole: 'Total',
  bridged: (classes) =>
    `Nota: Os códigos de ${listWords(classes.map(uncapitalized))} não são os mesmos nos dois anos; a variação é da classe como um todo, e os códigos dentro dela não são emparelhados.`,
  unbridged: (classes) =>
    `Nota: A nomenclatura do ano anterior não tinha códigos próprios para ${listWords(classes.map(uncapitalized))}, e não se apresenta variação.`,
  overlapping: 'Nota: Um código que figura em várias classes conta uma só vez no total.',
}

/** Procedures stand as they are; classes and products but for proper names in lower case. */
const inText = (by: StructureBy, name: string): string => (by === 'procedure' ? name : uncapitalized(name))

const listWords = (names: readonly string[]): string =>
  list(names)
    .map((part) => ('text' in part ? part.text : ''))
    .join('')
