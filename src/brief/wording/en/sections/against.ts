import { join, line } from '../../inline-template.ts'
import type { AgainstWords } from '../../section-words/section-words.ts'
import { hasValue, isZero } from '../../shown-signs.ts'
import { longCaptionPeriod, titleOfTrade } from '../captions.ts'
import { capital, change, inPeriod } from '../phrases/phrases.ts'

export const against: AgainstWords = {
  heading: (year) => `Compared with ${year}`,
  sentences({ product, flow, month, window, year, parts }, wording) {
    const when = inPeriod(month, window)
    const partsWithGrowth = parts.filter(({ growth }) => hasValue(growth))
    if (partsWithGrowth.length === 0)
      return line`${when}, ${wording.trade(flow, product)} cannot be compared with the same period of ${String(year)}, for which there are no data or which is nil.`
    const each = partsWithGrowth.map(({ flow: part, amount, before, growth }, index) => {
      const trade = wording.trade(part, index === 0 ? product : null)
      const now = isZero(amount) ? 'nil' : wording.amount(amount)
      const be = part === 'trade' ? 'was' : 'were'
      const sentence = line`${trade} ${be} ${now}${change(growth, '')} on ${wording.amount(before)} in the same period of ${String(year)}.`
      return index === 0 ? line`${when}, ${sentence}` : capital(sentence)
    })
    return join(each, ' ')
  },
  caption: (facts, year) => `${titleOfTrade(facts)}, ${longCaptionPeriod(facts)}, compared with ${year}`,
  column: { now: 'This period', before: (year) => String(year), growth: 'Change (%)' },
  notBefore: ({ product, flow, month, window, year }, wording) =>
    line`${inPeriod(month, window)}, ${wording.trade(flow, product)} cannot be compared with ${String(year)}, which does not lie before this period.`,
  note: (year) =>
    `Note: The change is against the same period of ${year}: neither growth on the year before, nor a yearly average.`,
  gaps: 'Note: “..” means that data of the months needed are not available.',
}
