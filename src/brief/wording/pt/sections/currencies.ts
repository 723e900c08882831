import { figureSpan } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { join, line } from '../../inline-template.ts'
import type { CurrencyAmounts, CurrencyWords } from '../../section-words/section-words.ts'
import { hasValue, isZero } from '../../shown-signs.ts'
import type { Wording } from '../../wording-interface.ts'
import { longCaptionPeriod, titleOfTrade } from '../captions.ts'
import {
  agree,
  capital,
  capitalized,
  change,
  contractLine,
  getNumberOfVerb,
  inPeriod,
  onYearBefore,
  plain,
  upOrDown,
} from '../phrases/phrases.ts'

export const currencies: CurrencyWords = {
  heading: 'Dólares e yuans',
  sentences({ product, month, window, amounts, isToldBefore }, wording) {
    const when = inPeriod(month, window)
    const [whole] = amounts
    if (whole && isZero(whole.value)) return wording.none(when, whole.flow, product)
    const yuan = ({ flow, second, secondGrowth }: CurrencyAmounts) =>
      hasValue(second)
        ? line`em yuans, ${agree(getNumberOfVerb(flow), 'somou', 'somaram')} ${wording.amount(second)}${change(secondGrowth, '')}`
        : line`os valores em yuans não foram carregados`
    const each = amounts.map((amount, index) => {
      const { flow, value, growth } = amount
      if (isZero(value)) return line`não houve ${flow === 'trade' ? 'comércio' : plain[flow]}.`
      const trade = wording.trade(flow, index === 0 ? product : null)
      if (isToldBefore) return secondOnly(amount, trade, { wording, against: onYearBefore(window) })
      return line`${trade} ${agree(getNumberOfVerb(flow), 'somou', 'somaram')} ${wording.amount(value)}${change(growth, ` ${onYearBefore(window)}`)}; ${yuan(amount)}.`
    })
    return join(
      each.map((sentence, index) => (index === 0 ? line`${when}, ${sentence}` : capital(sentence))),
      ' ',
    )
  },
  caption: (facts) => `${titleOfTrade(facts)} em dólares e em yuans, ${longCaptionPeriod(facts)}`,
  row: (flow) => capitalized(plain[flow]),
  growth: 'Var. (%)',
  note: 'Nota: Os valores em dólares e em yuans são duas séries publicadas pela aduana; nenhuma é convertida na outra, e suas variações diferem conforme o câmbio.',
  gaps: 'Nota: “..” indica que os meses necessários não foram carregados.',
}

/** as exportações somaram RMB 18,1 milhões, alta de 13,4% ante … (em dólares, alta de 6,7%). */
function secondOnly(
  { flow, growth, second, secondGrowth }: CurrencyAmounts,
  trade: readonly Inline[],
  { wording, against }: { readonly wording: Wording; readonly against: string },
): Inline[] {
  const verb = agree(getNumberOfVerb(flow), 'somou', 'somaram')
  if (!hasValue(second)) return line`os valores ${contractLine('de', trade)} em yuans não estão disponíveis.`
  const size = line`${figureSpan(growth, 'absolute')}%`
  const dollars =
    hasValue(growth) && hasValue(secondGrowth) ? line` (em dólares, ${upOrDown(growth, size)})` : []
  return line`${trade} ${verb} ${wording.amount(second)}${change(secondGrowth, ` ${against}`)}${dollars}.`
}
