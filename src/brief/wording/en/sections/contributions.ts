import { figureSpan } from '../../../display.ts'
import { line } from '../../inline-template.ts'
import type { ContributionWords, Contributor } from '../../section-words/section-words.ts'
import { captionOfTrade, captionPeriod } from '../captions.ts'
import { capitalized, inPeriod, list, plain, verbChange, withArticle } from '../phrases/phrases.ts'

export const contributions: ContributionWords = {
  heading: 'Contributions to growth',
  flow: (flow) => `Sources of growth in ${plain[flow]}`,
  sentence({ flow, month, window, by, first, product, growth, gains, losses }, wording) {
    const when = inPeriod(month, window)
    const trade = wording.trade(flow, product)
    if (growth.figure.value === null)
      return first
        ? line`${when}, ${trade} cannot be compared with a year earlier, so there are no contributions to growth.`
        : []
    const lead = first ? line`${when}, ${trade} ${verbChange(growth)} year on year. ` : []
    const who = by === 'partner' ? 'Among partners' : `Among ${wording.placesWord}`
    const each = ({ name, points }: Contributor) =>
      line`${by === 'partner' ? withArticle(name) : name} (${figureSpan(points)} percentage points)`
    const plural = (items: readonly Contributor[]) => (items.length === 1 ? '' : 's')
    const up = line`the largest positive contribution${plural(gains)} came from ${list(gains.map(each))}`
    const down = line`the largest negative one${plural(losses)} from ${list(losses.map(each))}`
    if (gains.length === 0 && losses.length === 0)
      return line`${lead}${who}, there were no notable contributions.`
    if (gains.length === 0)
      return line`${lead}${who}, the largest negative contribution${plural(losses)} came from ${list(losses.map(each))}; there were no notable positive ones.`
    if (losses.length === 0) return line`${lead}${who}, ${up}; there were no notable negative ones.`
    return line`${lead}${who}, ${up}, ${down}.`
  },
  caption: (facts) => `Contributions to growth in ${captionOfTrade(facts)}, ${captionPeriod(facts)}`,
  chart: (facts) => `Main sources of growth in ${captionOfTrade(facts)}, ${captionPeriod(facts)}`,
  points: 'percentage points',
  column: {
    either: ({ placeTerms }) => `Partner or ${placeTerms.each}`,
    change: 'Change',
    points: 'Contribution (points)',
  },
  block(dimension, kind, { placesWord }) {
    const sign = { gains: 'positive', losses: 'negative' }
    return `${dimension === 'partner' ? 'Partners' : capitalized(placesWord)}: largest ${sign[kind]} contributions`
  },
  whole: 'Total',
  note(flow, by, reimports, { placesWord }) {
    const each = by.map((dimension) => (dimension === 'partner' ? 'partners' : placesWord))
    const sum = each.length > 1 ? `Those of all ${each[0]} (or of all ${each[1]})` : `Those of all ${each[0]}`
    const origin = reimports && by.includes('partner') ? ` Partners include ${reimports}.` : ''
    return `Note: A contribution is the change on a year earlier over total ${plain[flow]} a year earlier, in percentage points. ${sum} add up to the growth of ${plain[flow]}.${origin}`
  },
}
