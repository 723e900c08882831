import { join, line } from '../../inline-template.ts'
import type { CurrencyAmounts, CurrencyWords } from '../../section-words/section-words.ts'
import { hasValue, isZero } from '../../shown-signs.ts'
import { longCaptionPeriod, titleOfTrade } from '../captions.ts'
import {
  agree,
  capital,
  capitalized,
  change,
  getNumberOfVerb,
  inPeriod,
  onYearBefore,
  plain,
} from '../phrases/phrases.ts'

export const currencies: CurrencyWords = {
  heading: 'Dólares e yuans',
  sentences({ product, month, window, amounts }, wording) {
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
