import { figureSpan } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { join, line } from '../../inline-template.ts'
import type { FastestPlace, FullPlacesWords } from '../../section-words/section-words.ts'
import {
  cardinal,
  change,
  contract,
  fromName,
  inBrackets,
  inPeriod,
  onYearBefore,
  withArticle,
} from '../phrases/phrases.ts'

export const fullPlaces: FullPlacesWords = {
  sentences(facts, wording) {
    const { product, flow, month, window, named, joint, fastestByValue, fastestByQuantity } = facts
    const when = inPeriod(month, window)
    if (named.length === 0) return wording.none(when, flow, product, facts.unranked)
    const gender = wording.placesWord.endsWith('as') ? 'f' : 'm'
    const article = gender === 'f' ? 'as' : 'os'
    const each = named.map(({ name, value, share, growth, quantity, quantityGrowth }) => {
      const volume =
        quantity && quantityGrowth && quantity.figure.value !== null
          ? line`, com volume de ${wording.amount(quantity)}${change(quantityGrowth, '')}`
          : []
      return line`${wording.amount(value)} ${inPlace(name)} (${figureSpan(share)}% do total)${change(growth, ` ${onYearBefore(window)}`)}${volume}`
    })
    const together = joint
      ? line` ${article === 'as' ? 'As' : 'Os'} ${cardinal(named.length, gender)} maiores responderam juntos por ${figureSpan(joint)}% do total.`
      : []
    const fastest = sayFastest(fastestByValue, fastestByQuantity)
    const quickest =
      fastest.length > 0 ? line` Entre ${article} ${wording.placesWord} da tabela, ${fastest}.` : []
    return line`${when}, ${wording.placeTerms.by}, ${wording.trade(flow, product)} somaram ${join(each, '; ')}.${gender === 'f' ? feminine(together) : together}${quickest}`
  },
  column: {
    share: 'Part. (%)',
    quantity: (_, unit) => `Volume${unit === '' ? '' : ` (${unit})`}`,
    quantityGrowth: 'Volume, var. anual (%)',
  },
  note: (namesFastest) =>
    `Nota: Participações no total do produto no país${namesFastest ? '; as localidades com base muito pequena não são consideradas no maior crescimento' : ''}.`,
}

/** no Paraná, em São Paulo. */
const inPlace = (name: string): string => contract('em', withArticle(name))

const feminine = (content: readonly Inline[]): Inline[] =>
  content.map((inline) =>
    inline.kind === 'text' ? { ...inline, text: inline.text.replace(' juntos ', ' juntas ') } : inline,
  )

/** By value and by volume: a place that grew fastest by both is named once. */
function sayFastest(byValue: FastestPlace | null, byVolume: FastestPlace | null): Inline[] {
  if (byValue && byVolume && byValue.name === byVolume.name)
    return line`o maior crescimento, em valor${inBrackets(byValue.growth)} e em volume${inBrackets(byVolume.growth)}, foi o ${fromName(byValue.name)}`
  const most = (how: string, fastest: FastestPlace | null) =>
    fastest
      ? [line`o maior crescimento em ${how} foi o ${fromName(fastest.name)}${inBrackets(fastest.growth)}`]
      : []
  return join([...most('valor', byValue), ...most('volume', byVolume)], '; ')
}
