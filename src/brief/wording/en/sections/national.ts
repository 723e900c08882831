import { figureSpan, type Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { line } from '../../inline-template.ts'
import type { NationalGrowth, NationalWords } from '../../section-words/section-words.ts'
import { getSign, hasValue, isZero, looksZero } from '../../shown-signs.ts'
import { captionOfTrade, longCaptionPeriod } from '../captions.ts'
import { capitalized, inPeriod, plain, verbChange } from '../phrases/phrases.ts'

/** What the nation's growth is computed from. */
const growthBases: Readonly<Record<NationalGrowth, string>> = {
  levels:
    'Their growth is computed from the totals first published in both years, and can differ from the rate that customs publishes against revised data.',
  printed: 'Their growth is as printed in the bulletin, against revised data of a year earlier.',
  both: 'Their growth in the year to date is as printed in the bulletin, against revised data of a year earlier; that of the month is computed from the totals first published in both years, and can differ from the rate that customs publishes.',
}

export const national: NationalWords = {
  heading: 'Share in national trade',
  sentence({ product, flow, month, window, share, shareChange, contribution, growth }, wording) {
    const [when, what, trade] = [inPeriod(month, window), plain[flow], wording.trade(flow, product)]
    if (!hasValue(share))
      return line`${when}, no share of ${trade} in China’s total ${what} can be stated: the bulletin’s table of totals is not available.`
    if (isZero(share)) return wording.none(when, flow, product)
    const isDrag = getSign(contribution) === -1
    const pulled =
      !hasValue(contribution) || looksZero(contribution)
        ? []
        : line` They ${isDrag ? 'took' : 'added'} ${figureSpan(contribution, 'absolute')} percentage points ${isDrag ? 'off' : 'to'} the growth of total ${what}.`
    const nation = hasValue(growth) ? line` China’s total ${what} ${verbChange(growth)} year on year.` : []
    return line`${when}, ${trade} accounted for ${figureSpan(share)}% of China’s total ${what}${moved(shareChange)}.${pulled}${nation}`
  },
  caption: (facts) =>
    `Share in national trade and contribution to its growth: ${captionOfTrade(facts)}, ${longCaptionPeriod(facts)}`,
  flow: (flow) => capitalized(plain[flow]),
  whole: 'Total',
  column: {
    part: 'Item',
    share: 'Share (%)',
    shareChange: 'Change in share (points)',
    contribution: 'Contribution (points)',
  },
  note: (growth) =>
    `Note: National totals are those of the customs bulletin, as first published. ${growthBases[growth]} Data of the product may include later revisions. Contribution = change of the product ÷ the national total a year earlier × 100.`,
  gaps: 'Note: “..” means that the bulletin’s table of totals is not available.',
}

function moved(shareChange: Shown): Inline[] {
  const sign = getSign(shareChange)
  if (sign === null) return []
  if (looksZero(shareChange)) return line`, ${sign === 0 ? 'as' : 'almost as'} a year earlier`
  return line`, ${sign > 0 ? 'up' : 'down'} ${figureSpan(shareChange, 'absolute')} percentage points on a year earlier`
}
