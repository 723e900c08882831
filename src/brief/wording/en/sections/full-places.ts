import { figureSpan } from '../../../display.ts'
import { join, line } from '../../inline-template.ts'
import type { FastestPlace, FullPlacesWords } from '../../section-words/section-words.ts'
import { cardinal, change, inPeriod } from '../phrases/phrases.ts'

export const fullPlaces: FullPlacesWords = {
  sentences({ product, flow, month, window, named, joint, fastestByValue, fastestByQuantity }, wording) {
    const when = inPeriod(month, window)
    if (named.length === 0) return wording.none(when, flow, product)
    const each = named.map(({ name, value, share, growth, quantity, quantityGrowth }) => {
      const volume =
        quantity && quantityGrowth && quantity.figure.value !== null
          ? line`, with a volume of ${wording.amount(quantity)}${change(quantityGrowth, '')}`
          : []
      return line`${wording.amount(value)} in ${name}${change(growth, ' year on year')}, or ${figureSpan(share)}% of the total${volume}`
    })
    const together = joint
      ? line` The ${cardinal(named.length)} largest together accounted for ${figureSpan(joint)}%.`
      : []
    const most = (how: string, fastest: FastestPlace | null) =>
      fastest ? [line`by ${how} in ${fastest.name}${change(fastest.growth, '')}`] : []
    const fastest = [...most('value', fastestByValue), ...most('volume', fastestByQuantity)]
    const quickest =
      fastest.length > 0 ? line` Of the places in the table, growth was fastest ${join(fastest, '; ')}.` : []
    return line`${when}, ${wording.trade(flow, product)} came by place of registration to: ${join(each, '; ')}.${together}${quickest}`
  },
  column: {
    share: 'Share (%)',
    quantity: (_, unit) => `Volume${unit === '' ? '' : ` (${unit})`}`,
    quantityGrowth: 'Volume, change on year (%)',
  },
  note: 'Note: Shares are of the total of the product in the whole country; those that grew fastest leave out those with a very small base.',
}
