import { figureSpan } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { join, line } from '../../inline-template.ts'
import type { CurrencyAmounts, CurrencyWords } from '../../section-words/section-words.ts'
import { hasValue, isZero } from '../../shown-signs.ts'
import type { Wording } from '../../wording-interface.ts'
import { longCaptionPeriod, titleOfTrade } from '../captions.ts'
import { capital, capitalized, change, inPeriod, plain, upOrDown } from '../phrases/phrases.ts'

export const currencies: CurrencyWords = {
  heading: 'US dollars and yuan',
  sentences({ product, month, window, amounts, isToldBefore }, wording) {
    const when = inPeriod(month, window)
    const [whole] = amounts
    if (whole && isZero(whole.value)) return wording.none(when, whole.flow, product)
    const yuan = ({ flow, second, secondGrowth }: CurrencyAmounts) =>
      hasValue(second)
        ? line`in yuan, ${flow === 'trade' ? 'it' : 'they'} came to ${wording.amount(second)}${change(secondGrowth, '')}`
        : line`values in yuan are not available`
    const each = amounts.map((amount, index) => {
      const { flow, value, growth } = amount
      const trade = wording.trade(flow, index === 0 ? product : null)
      if (isZero(value)) return line`there were no ${trade}.`
      if (isToldBefore) return secondOnly(amount, trade, wording)
      return line`${trade} came to ${wording.amount(value)}${change(growth, ' year on year')}; ${yuan(amount)}.`
    })
    return join(
      each.map((sentence, index) => (index === 0 ? line`${when}, ${sentence}` : capital(sentence))),
      ' ',
    )
  },
  caption: (facts) => `${titleOfTrade(facts)} in US dollars and in yuan, ${longCaptionPeriod(facts)}`,
  row: (flow) => (flow === 'trade' ? 'Total trade' : capitalized(plain[flow])),
  growth: 'Change (%)',
  note: 'Note: Values in US dollars and in yuan are two series that customs publishes; neither is converted into the other, and their changes differ as exchange rates moved.',
  gaps: 'Note: “..” means that data of the months needed are not available.',
}

/** exports came to RMB 18.1 million, up 13.4% year on year (in US dollar terms, up 6.7%). */
function secondOnly(
  { growth, second, secondGrowth }: CurrencyAmounts,
  trade: readonly Inline[],
  wording: Wording,
): Inline[] {
  if (!hasValue(second)) return line`values of ${trade} in yuan are not available.`
  const size = line`${figureSpan(growth, 'absolute')}%`
  const dollars =
    hasValue(growth) && hasValue(secondGrowth) ? line` (in US dollar terms, ${upOrDown(growth, size)})` : []
  return line`${trade} came to ${wording.amount(second)}${change(secondGrowth, ' year on year')}${dollars}.`
}
