import { join, line } from '../../inline-template.ts'
import type { AgainstWords } from '../../section-words/section-words.ts'
import { hasValue, isZero } from '../../shown-signs.ts'
import { longCaptionPeriod, titleOfTrade } from '../captions.ts'
import { agree, capital, change, getNumberOfVerb, inPeriod } from '../phrases/phrases.ts'

export const against: AgainstWords = {
  heading: (year) => `Comparação com ${year}`,
  sentences({ product, flow, month, window, year, parts }, wording) {
    const when = inPeriod(month, window)
    const partsWithGrowth = parts.filter(({ growth }) => hasValue(growth))
    if (partsWithGrowth.length === 0)
      return line`${when}, ${wording.trade(flow, product)} não ${agree(getNumberOfVerb(flow), 'pode ser comparada', 'podem ser comparadas')} com o mesmo período de ${String(year)}, para o qual não há dados carregados ou não houve comércio.`
    const each = partsWithGrowth.map(({ flow: part, amount, before, growth }, index) => {
      const trade = wording.trade(part, index === 0 ? product : null)
      const now = isZero(amount)
        ? line`${agree(getNumberOfVerb(part), 'foi nula', 'foram nulas')}`
        : line`${agree(getNumberOfVerb(part), 'somou', 'somaram')} ${wording.amount(amount)}`
      const sentence = line`${trade} ${now}${change(growth, '')} em relação a ${wording.amount(before)} no mesmo período de ${String(year)}.`
      return index === 0 ? line`${when}, ${sentence}` : capital(sentence)
    })
    return join(each, ' ')
  },
  caption: (facts, year) => `${titleOfTrade(facts)}, ${longCaptionPeriod(facts)}, em comparação com ${year}`,
  column: { now: 'Este período', before: (year) => String(year), growth: 'Var. (%)' },
  notBefore: ({ product, flow, month, window, year }, wording) =>
    line`${inPeriod(month, window)}, ${wording.trade(flow, product)} não ${agree(getNumberOfVerb(flow), 'pode ser comparada', 'podem ser comparadas')} com ${String(year)}, que não antecede este período.`,
  note: (year) =>
    `Nota: A variação é em relação ao mesmo período de ${year}: não é o crescimento sobre o ano anterior nem uma média anual.`,
  gaps: 'Nota: “..” indica que os meses necessários não foram carregados.',
}
