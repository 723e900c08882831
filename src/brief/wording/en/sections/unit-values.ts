import type { Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { line } from '../../inline-template.ts'
import type { Direction, UnitValueWords } from '../../section-words/section-words.ts'
import { hasValue, isNothing } from '../../shown-signs.ts'
import type { Wording } from '../../wording-interface.ts'
import { captionOfTrade, captionPeriod } from '../captions.ts'
import { inPeriod, list, plain, verbChange, withArticle } from '../phrases/phrases.ts'

const volumes: Readonly<Record<Direction, string>> = {
  up: 'Volumes rose',
  level: 'Volumes were steady',
  down: 'Volumes fell',
}
const prices: Readonly<Record<Direction, string>> = {
  up: 'prices rose',
  level: 'prices were steady',
  down: 'prices fell',
}

export const unitValues: UnitValueWords = {
  heading: 'Volumes, prices and unit values',
  flow: (flow) => `Volumes and unit values of ${plain[flow]}`,
  sentences(facts, wording) {
    const { product, flow, unitValue, base, unitValueGrowth, quantityGrowth, directions } = facts
    const when = inPeriod(facts.month, facts.window)
    if (isNothing(facts.value)) return wording.none(when, flow, product)
    const trade = wording.trade(flow, product)
    if (!hasValue(unitValue))
      return line`${when}, ${trade} had no average unit value, since quantities are missing or in different units.`
    const moves = directions
      ? line` ${volumes[directions.quantity]} ${directions.quantity === directions.price ? 'and' : 'but'} ${prices[directions.price]}: the volume ${verbChange(quantityGrowth)} and the average unit value ${verbChange(unitValueGrowth)} year on year.`
      : []
    const each = facts.partners.map(
      ({ name, unitValue: price, base: before }) =>
        line`${wording.amount(price)} for ${withArticle(name)}${earlier(before, wording)}`,
    )
    const partners =
      each.length > 0
        ? line` By partner, ${each.length > 1 ? 'unit values were' : 'the unit value was'} ${list(each)}.`
        : []
    return line`${when}, the average unit value of ${trade} was ${wording.amount(unitValue)}${earlier(base, wording)}.${moves}${partners}`
  },
  caption: (facts) => `Unit values of ${captionOfTrade(facts)} by partner, ${captionPeriod(facts)}`,
  column: {
    partner: 'Partner',
    unitValue: 'Unit value',
    base: 'A year earlier',
    growth: 'Unit value, year on year (%)',
    quantityGrowth: 'Volume, year on year (%)',
  },
  whole: 'Total',
  note: (band) =>
    `Note: Unit values are value divided by the first quantity and move with composition too. A change of ${band}% or less counts as steady, a larger one as a rise or fall. Partners are in descending order of value.`,
}

const earlier = (base: Shown, wording: Wording): Inline[] =>
  hasValue(base) ? line` (${wording.amount(base)} a year earlier)` : []
