import { figureSpan, type Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { enumerate, line } from '../../inline-template.ts'
import type { MarketFacts, MarketOrigin, MarketWords } from '../../section-words/section-words.ts'
import { getSign, hasValue, isNothing, looksZero } from '../../shown-signs.ts'
import type { Wording } from '../../wording-interface.ts'
import { captionOfTrade, captionPeriod } from '../captions.ts'
import { change, inPeriod, ordinal, withArticle } from '../phrases/phrases.ts'
import { publisherNote, sourceNote, subheadingNote } from './reporter-notes.ts'

export const market: MarketWords = {
  heading: 'Imports of partner markets by origin',
  lone: (name) => `Imports of ${withArticle(name)} by origin`,
  sentences(facts, wording) {
    const { product, market, value, growth } = facts
    const when = inPeriod(facts.month, facts.window)
    if (isNothing(value)) return line`${when}, ${market} did not import ${product}.`
    return line`${when}, ${market} imported ${product} worth ${wording.amount(value)}${change(growth, ' year on year')}. ${focusSentence(facts, wording)}${competitorSentence(facts)}${priceSentence(facts, wording)}`
  },
  column: { shareChange: 'Change in share (points)', toAverage: 'Unit value against all origins (%)' },
  note: (source, reporter) =>
    `${sourceNote(source, 'import')} Shares and ranks leave out re-imports of goods from ${withArticle(reporter)} itself. Amounts are not converted, nor added to those of another reporter.`,
  source: publisherNote,
  codes: subheadingNote,
  below: (name) => `Note: ${name} is not among the largest, and stands last.`,
  pricesCaption: (facts) => `Unit values of ${captionOfTrade(facts)} by origin, ${captionPeriod(facts)}`,
  prices:
    'Note: Unit values are value divided by quantity and move with composition too. Unit value against all origins = (unit value of the origin ÷ unit value of all origins - 1) × 100.',
}

function focusSentence({ focus }: MarketFacts, wording: Wording): Inline[] {
  const { name, value, growth, share, shareChange, rank } = focus
  if (isNothing(value) || !rank) return line`There were no imports from ${withArticle(name)}.`
  return line`Imports from ${withArticle(name)} came to ${wording.amount(value)}${change(growth, ' year on year')}, and accounted for ${figureSpan(share)}% of the total${moved(shareChange)}; ${withArticle(name)} ${rankClause(focus, rank)}.`
}

/** ranked 1st among origins, as a year earlier. */
function rankClause({ rankBefore }: MarketFacts['focus'], rank: Shown): Inline[] {
  const [now, before] = [rank.figure.value, rankBefore?.figure.value]
  const place = line`ranked ${ordinal(rank)} among origins`
  if (!now || !before || !rankBefore) return place
  return now.equals(before)
    ? line`${place}, as a year earlier`
    : line`${place}, ${now.compare(before) < 0 ? 'up' : 'down'} from ${ordinal(rankBefore)}`
}

function competitorSentence({ competitors, focus }: MarketFacts): Inline[] {
  if (competitors.length === 0) return []
  const each = ({ name, share, shareChange }: MarketOrigin) =>
    line`${withArticle(name)} accounted for ${figureSpan(share)}%${sinceYear(shareChange)}`
  return line` Of the ${focus.rank ? 'other ' : ''}origins, ${enumerate(competitors.map(each), '; ', '; and ')}.`
}

function sinceYear(shareChange: Shown): Inline[] {
  const sign = getSign(shareChange)
  if (sign === null) return []
  if (looksZero(shareChange)) return line`, ${sign === 0 ? 'unchanged' : 'almost unchanged'}`
  return line`, ${sign > 0 ? 'up' : 'down'} ${figureSpan(shareChange, 'absolute')} percentage points`
}

function moved(shareChange: Shown): Inline[] {
  const sign = getSign(shareChange)
  if (sign === null) return []
  if (looksZero(shareChange)) return line`, ${sign === 0 ? 'as' : 'almost as'} a year earlier`
  return line`, ${sign > 0 ? 'up' : 'down'} ${figureSpan(shareChange, 'absolute')} percentage points on a year earlier`
}

function priceSentence({ focus }: MarketFacts, wording: Wording): Inline[] {
  const { name, unitValue, toAverage } = focus
  const sign = getSign(toAverage)
  if (!hasValue(unitValue) || sign === null) return []
  const gap = looksZero(toAverage)
    ? line`${sign === 0 ? '' : 'almost '}the same as the average for all origins`
    : line`which ${sign > 0 ? 'exceeded' : 'fell short of'} the average for all origins by ${figureSpan(toAverage, 'absolute')}%`
  return line` The average unit value of imports from ${withArticle(name)} was ${wording.amount(unitValue)}, ${gap}.`
}
