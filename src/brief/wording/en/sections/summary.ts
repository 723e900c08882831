import { figureSpan } from '../../../display.ts'
import { join, line } from '../../inline-template.ts'
import type { SummaryWords } from '../../section-words/section-words.ts'
import { getSign } from '../../shown-signs.ts'
import {
  capitalized,
  cardinal,
  change,
  inPeriod,
  period,
  plain,
  rankMove,
  upOrDown,
  verbChange,
  withArticle,
  withinSentence,
} from '../phrases/phrases.ts'
import { enPlaceWords } from '../place-words.ts'

export const summary: SummaryWords = {
  heading: 'In brief',
  lead({ flow, month, product }, parts, wording) {
    const [first, ...others] = parts
    if (!first) return []
    const when = inPeriod(month, first.window)
    if (parts.every(({ value }) => value.figure.value?.sign() === 0)) return wording.none(when, flow, product)
    const amount = ({ value, growth }: typeof first, against: string) =>
      value.figure.value?.sign() === 0
        ? line`were nil`
        : line`were ${wording.amount(value)}${change(growth, against)}`
    const further = others.map(
      (part) => line`${withinSentence(inPeriod(month, part.window))}, they ${amount(part, '')}`,
    )
    return line`${join([line`${when}, ${wording.trade(flow, product)} ${amount(first, ' year on year')}`, ...further], '; ')}.`
  },
  remark({ flow, month, product }, window, facts, wording) {
    const when = inPeriod(month, window)
    const trade = wording.trade(flow, product)
    switch (facts.kind) {
      case 'contribution': {
        const up = getSign(facts.points) === 1
        const toward =
          facts.by === 'place'
            ? enPlaceWords[wording.placeKind].toward[flow]
            : flow === 'export'
              ? 'to'
              : 'from'
        const name = facts.by === 'place' ? facts.name : withArticle(facts.name)
        const points = line`${figureSpan(facts.points, 'absolute')} percentage points`
        const effect = up ? line`adding ${points} to growth` : line`taking ${points} off growth`
        return line`${when}, ${trade} ${toward} ${name} ${up ? 'rose' : 'fell'} by ${wording.amount(facts.difference)} on a year earlier, ${effect}.`
      }
      case 'record':
        return line`${when}, ${trade} came to ${wording.amount(facts.value)}, the ${facts.which} monthly figure in the data, which run from ${period(facts.since, 'month')}.`
      case 'turn':
        return line`${when}, ${trade} ${verbChange(facts.growth)} year on year; the month before, they were ${upOrDown(facts.before, line`${figureSpan(facts.before, 'absolute')}%`)}.`
      case 'rank':
        return line`${when}, ${withArticle(facts.name)} ${rankMove(facts, line` among ${flow === 'export' ? 'destinations' : 'sources'} of ${trade}`)} a year earlier.`
    }
  },
  rules: ({ placeTerms }, top) =>
    `Facts under “In brief”: contributions of one percentage point or more to the growth of a flow (the two largest by partner and by ${placeTerms.each}); the highest or lowest of 24 or more consecutive months; growth that changed direction after two months; and, of the ${cardinal(top)} largest partners, those that moved three ranks or more, or to first rank (the two largest moves).`,
  withoutPlaces: (flows, { placesWord, placeTerms }, isOfPartner) =>
    `${capitalized(placesWord)}: no ${flows.map((flow) => plain[flow]).join(' or ')} ${placeTerms.by} are available, so ${isOfPartner ? `no facts are ${placeTerms.by}` : 'the facts are of partners only'}.`,
}
