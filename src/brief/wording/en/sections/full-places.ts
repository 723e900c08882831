import { figureSpan } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { enumerate, join, line } from '../../inline-template.ts'
import type { FastestPlace, FullPlacesWords } from '../../section-words/section-words.ts'
import { cardinal, change, inPeriod } from '../phrases/phrases.ts'

export const fullPlaces: FullPlacesWords = {
  sentences(facts, wording) {
    const { product, flow, month, window, named, joint, fastestByValue, fastestByQuantity } = facts
    const when = inPeriod(month, window)
    if (named.length === 0) return wording.none(when, flow, product, facts.unranked)
    const each = named.map(({ name, value, share, growth, quantity, quantityGrowth }) => {
      const volume =
        quantity && quantityGrowth && quantity.figure.value !== null
          ? line`, on a volume of ${wording.amount(quantity)}${change(quantityGrowth, '')}`
          : []
      return line`${wording.amount(value)} in ${name} (${figureSpan(share)}% of the total)${change(growth, ' year on year')}${volume}`
    })
    const together = joint
      ? line` The ${cardinal(named.length)} largest together accounted for ${figureSpan(joint)}% of the total.`
      : []
    const fastest = sayFastest(fastestByValue, fastestByQuantity)
    const quickest =
      fastest.length > 0
        ? line` Of the ${wording.placesWord} in the table, growth was fastest ${fastest}.`
        : []
    return line`${when}, ${wording.placeTerms.by}, ${wording.trade(flow, product)} were ${enumerate(each, '; ', '; and ')}.${together}${quickest}`
  },
  column: {
    share: 'Share (%)',
    quantity: (_, unit) => `Volume${unit === '' ? '' : ` (${unit})`}`,
    quantityGrowth: 'Volume, year on year (%)',
  },
  note: (namesFastest) =>
    `Note: Shares are of the total of the product in the whole country${namesFastest ? '; places with a very small base are not considered for the fastest growth' : ''}.`,
}

/** By value and by volume: a place that grew fastest by both is named once. */
function sayFastest(byValue: FastestPlace | null, byVolume: FastestPlace | null): Inline[] {
  if (byValue && byVolume && byValue.name === byVolume.name)
    return line`in ${byValue.name}, both by value${change(byValue.growth, '')}, and by volume${change(byVolume.growth, '')}`
  const most = (how: string, fastest: FastestPlace | null) =>
    fastest ? [line`by ${how} in ${fastest.name}${change(fastest.growth, '')}`] : []
  return join([...most('value', byValue), ...most('volume', byVolume)], '; ')
}
