import { figureSpan, type Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { join, line, type Slot } from '../../inline-template.ts'
import type { PriceVolumeFacts, PriceVolumeWords, SplitPart } from '../../section-words/section-words.ts'
import { getSign, isNegligible, isNothing } from '../../shown-signs.ts'
import type { Wording } from '../../wording-interface.ts'
import { captionOfTrade, longCaptionPeriod } from '../captions.ts'
import { capitalized, inPeriod, list, plain, verbChange } from '../phrases/phrases.ts'

/** One term for each part, in prose, table and chart. */
const terms: Readonly<Record<SplitPart, string>> = {
  priceEffect: 'price',
  volumeEffect: 'volume',
  entries: 'new trade',
  exits: 'discontinued trade',
  unpriced: 'residual',
}

/** Parts stand under the first, about as far from the edge as the words before it. */
const indent = '\u2003'.repeat(4)

export const priceVolume: PriceVolumeWords = {
  heading: 'Prices and volumes',
  caption: (facts) => `Prices and volumes of ${captionOfTrade(facts)}, ${longCaptionPeriod(facts)}`,
  chart: (facts) =>
    `Composition of the change in value of ${captionOfTrade(facts)}, ${longCaptionPeriod(facts)}`,
  part: 'Part',
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
      return line`${when}, ${trade} were nil, as a year earlier, so that there is nothing to split into price and volume.`
    if (isNothing(base))
      return line`${when}, ${trade} cannot be compared with a year earlier, so that they are not split into price and volume.`
    if (isNothing(value))
      return line`${when}, ${trade} were nil, so that they are not split into price and volume.`
    return join(
      [line`${when}, ${unitValueSentence(facts, trade, wording)}`, prices(facts), split(facts, wording)],
      ' ',
    )
  },
  row: {
    unitValue: (unit) => `Unit value (${unit})`,
    unitValueGrowth: 'Unit value, year on year (%)',
    price: 'Price index, year on year (%)',
    quantity: 'Quantity index, year on year (%)',
    coverage: 'Coverage (%)',
    change: (unit) => `Change in value (${unit})`,
    part: (part, first) => `${first ? 'Of which: ' : indent}${terms[part]}`,
  },
  flow: (flow) => capitalized(plain[flow]),
  note({ parts, hasIndices, hasUnitValues }) {
    const fisher = hasIndices
      ? ' The indices are Fisher’s, over commodities and partners with a unit value in both years; coverage is their part of the value of both years.'
      : ''
    const bennet =
      parts.length === 0
        ? ''
        : ` Change in value = ${parts.map((part) => terms[part]).join(' + ')} (Bennet’s decomposition).${parts.includes('unpriced') ? ' The residual is the change of what lacks a unit value in one of the years.' : ''}`
    const values = hasUnitValues
      ? ' Unit values are value divided by the first quantity and move with composition too.'
      : ''
    const text = `${values}${fisher}${bennet}`
    return text === '' ? null : `Note:${text}`
  },
}

function unitValueSentence(
  { unitValue, unitValueGrowth }: PriceVolumeFacts,
  trade: Slot,
  wording: Wording,
): Inline[] {
  if (unitValue.figure.value === null)
    return line`${trade} had no average unit value, since quantities are missing or in different units.`
  const growth =
    unitValueGrowth.figure.value === null ? [] : line`; it ${verbChange(unitValueGrowth)} year on year`
  return line`the average unit value of ${trade} was ${wording.amount(unitValue)}${growth}.`
}

function prices({ price, quantity, coverage, flow }: PriceVolumeFacts): Inline[] {
  if (price.figure.value === null)
    return line`No commodity and partner has a unit value in both years, so that there is no price index.`
  return line`Over commodities and partners with a unit value in both years (${figureSpan(coverage)}% of the ${plain[flow]} of both), the price index ${verbChange(price)} and the quantity index ${verbChange(quantity)} year on year.`
}

function split(facts: PriceVolumeFacts, wording: Wording): Inline[] {
  const what = capitalized(plain[facts.flow])
  const sign = getSign(facts.change)
  const changeOfTotal = isNegligible(facts.change)
    ? line`${what} were worth ${sign === 0 ? '' : 'almost '}the same as a year earlier`
    : line`${what} were worth ${wording.amount(facts.change)} ${sign === 1 ? 'more' : 'less'} than a year earlier`
  const effect = (part: SplitPart, shown: Shown): Inline[] => {
    const words = part === 'unpriced' ? 'the residual' : terms[part]
    return line`${words} ${getSign(shown) === 1 ? 'added' : 'subtracted'} ${wording.amount(shown)}`
  }
  const parts = [
    ...(isNegligible(facts.priceEffect) ? [] : [effect('priceEffect', facts.priceEffect)]),
    ...(isNegligible(facts.volumeEffect) ? [] : [effect('volumeEffect', facts.volumeEffect)]),
    ...(isNegligible(facts.entries) ? [] : [line`${terms.entries} added ${wording.amount(facts.entries)}`]),
    ...(isNegligible(facts.exits) ? [] : [line`${terms.exits} subtracted ${wording.amount(facts.exits)}`]),
    ...(isNegligible(facts.unpriced) ? [] : [effect('unpriced', facts.unpriced)]),
  ]
  return parts.length === 0 ? line`${changeOfTotal}.` : line`${changeOfTotal}: ${list(parts)}.`
}
