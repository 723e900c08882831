import { figureSpan, type Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { line } from '../../inline-template.ts'
import type { NationalWords } from '../../section-words/section-words.ts'
import { getSign, hasValue, isZero, looksZero } from '../../shown-signs.ts'
import { captionOfTrade, longCaptionPeriod } from '../captions.ts'
import { capitalized, inPeriod, plain, verbChange } from '../phrases/phrases.ts'

export const national: NationalWords = {
  heading: 'Place in the nation’s trade',
  sentence({ product, flow, month, window, share, shareChange, contribution, growth }, wording) {
    const [when, what, trade] = [inPeriod(month, window), plain[flow], wording.trade(flow, product)]
    if (!hasValue(share))
      return line`${when}, no share of ${trade} in all the nation’s ${what} can be stated: the bulletin’s table of totals is not available.`
    if (isZero(share)) return wording.none(when, flow, product)
    const isDrag = getSign(contribution) === -1
    const pulled =
      !hasValue(contribution) || looksZero(contribution)
        ? []
        : line` They ${isDrag ? 'took' : 'added'} ${figureSpan(contribution, 'absolute')} percentage points ${isDrag ? 'off' : 'to'} the growth of all ${what}.`
    const nation = hasValue(growth) ? line` The nation’s ${what} ${verbChange(growth)} year on year.` : []
    return line`${when}, ${trade} accounted for ${figureSpan(share)}% of all the nation’s ${what}${moved(shareChange)}.${pulled}${nation}`
  },
  caption: (facts) =>
    `Share of the nation’s trade and contribution to its growth: ${captionOfTrade(facts)}, ${longCaptionPeriod(facts)}`,
  flow: (flow) => capitalized(plain[flow]),
  whole: 'Total',
  column: {
    part: 'Item',
    share: 'Share of the nation (%)',
    shareChange: 'Change in share (points)',
    contribution: 'Contribution to national growth (points)',
  },
  note: 'Note: The nation’s totals are those of the customs bulletin, as first published; those of the product may include later revisions. Contribution = change of the product ÷ the nation’s total a year earlier × 100.',
  gaps: 'Note: “..” means that the bulletin’s table of totals is not available.',
}

function moved(shareChange: Shown): Inline[] {
  const sign = getSign(shareChange)
  if (sign === null) return []
  if (looksZero(shareChange)) return line`, ${sign === 0 ? 'as' : 'almost as'} a year earlier`
  return line`, ${sign > 0 ? 'up' : 'down'} ${figureSpan(shareChange, 'absolute')} percentage points on a year earlier`
}
