import { figureSpan, type Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { enumerate, line } from '../../inline-template.ts'
import type { MarketFacts, MarketOrigin, MarketWords } from '../../section-words/section-words.ts'
import { getSign, hasValue, isNothing, looksZero } from '../../shown-signs.ts'
import type { Wording } from '../../wording-interface.ts'
import { captionPeriod, ofCaptionTrade } from '../captions.ts'
import {
  agreeWith,
  capitalized,
  change,
  contract,
  fromName,
  inPeriod,
  onYearBefore,
  ordinal,
  percentagePoints,
  withArticle,
} from '../phrases/phrases.ts'
import { publisherNote, sourceNote, subheadingNote } from './reporter-notes.ts'

export const market: MarketWords = {
  heading: 'Importações dos mercados parceiros por origem',
  lone: (name) => `Importações ${fromName(name)} por origem`,
  sentences(facts, wording) {
    const { product, market: importer, value, growth } = facts
    const when = inPeriod(facts.month, facts.window)
    if (isNothing(value))
      return line`${when}, não houve importações de ${product} ${contract('por', importer)}.`
    return line`${when}, as importações de ${product} ${contract('por', importer)} somaram ${wording.amount(value)}${change(growth, ` ${onYearBefore(facts.window)}`)}. ${focusSentence(facts, wording)}${competitorSentence(facts)}${priceSentence(facts, wording)}`
  },
  column: {
    shareChange: 'Var. da part. (p.p.)',
    toAverage: 'Valor unitário ante todas as origens (%)',
  },
  note: (source, reporter) =>
    `${sourceNote(source, 'import')} As participações e as posições excluem as reimportações de mercadorias ${fromName(reporter)}. Os valores não são convertidos nem somados aos de outro declarante.`,
  source: publisherNote,
  codes: subheadingNote,
  below: (name) =>
    `Nota: ${capitalized(withArticle(name))} não ${agreeWith(name, 'está', 'estão')} entre as maiores origens e ${agreeWith(name, 'figura', 'figuram')} por último.`,
  pricesCaption: (facts) => `Valores unitários ${ofCaptionTrade(facts)} por origem, ${captionPeriod(facts)}`,
  prices:
    'Nota: O valor unitário é o valor dividido pela quantidade e reflete também mudanças de composição. Valor unitário ante todas as origens = (valor unitário da origem ÷ valor unitário de todas as origens - 1) × 100.',
}

function focusSentence({ focus, window }: MarketFacts, wording: Wording): Inline[] {
  const { name, value, growth, share, shareChange, rank } = focus
  if (isNothing(value) || !rank) return line`Não houve importações provenientes ${fromName(name)}.`
  return line`As importações provenientes ${fromName(name)} somaram ${wording.amount(value)}${change(growth, ` ${onYearBefore(window)}`)}, e responderam por ${figureSpan(share)}% do total${moved(shareChange)}; ${withArticle(name)} ${rankClause(focus, rank)}.`
}

/** ocupou o 1º lugar entre as origens, como um ano antes. */
function rankClause({ name, rankBefore }: MarketFacts['focus'], rank: Shown): Inline[] {
  const [now, before] = [rank.figure.value, rankBefore?.figure.value]
  const place = line`${agreeWith(name, 'ocupou', 'ocuparam')} o ${ordinal(rank)} lugar entre as origens`
  if (!now || !before || !rankBefore) return place
  return now.equals(before)
    ? line`${place}, como um ano antes`
    : line`${place}, ante o ${ordinal(rankBefore)} um ano antes`
}

function competitorSentence({ competitors, focus }: MarketFacts): Inline[] {
  if (competitors.length === 0) return []
  const each = ({ name, share, shareChange }: MarketOrigin, index: number) => {
    const verb = index === 0 ? ` ${agreeWith(name, 'respondeu', 'responderam')}` : ','
    return line`${withArticle(name)}${verb} por ${figureSpan(share)}%${sinceYear(shareChange)}`
  }
  return line` Entre as ${focus.rank ? 'outras ' : ''}origens, ${enumerate(competitors.map(each), '; ', '; e ')}.`
}

function sinceYear(shareChange: Shown): Inline[] {
  const sign = getSign(shareChange)
  if (sign === null) return []
  if (looksZero(shareChange)) return line` (${sign === 0 ? 'sem alteração' : 'quase sem alteração'})`
  return line` (${sign > 0 ? 'alta' : 'queda'} de ${percentagePoints(shareChange)})`
}

function moved(shareChange: Shown): Inline[] {
  const sign = getSign(shareChange)
  if (sign === null) return []
  if (looksZero(shareChange))
    return line`, ${sign === 0 ? 'a mesma' : 'quase a mesma'} participação de um ano antes`
  return line` (${sign > 0 ? 'alta' : 'queda'} de ${percentagePoints(shareChange)})`
}

function priceSentence({ focus }: MarketFacts, wording: Wording): Inline[] {
  const { name, unitValue, toAverage } = focus
  const sign = getSign(toAverage)
  if (!hasValue(unitValue) || sign === null) return []
  const gap = looksZero(toAverage)
    ? line`${sign === 0 ? '' : 'quase '}igual ao de todas as origens`
    : line`${sign > 0 ? 'superior' : 'inferior'} ao de todas as origens em ${figureSpan(toAverage, 'absolute')}%`
  return line` O valor unitário médio das importações provenientes ${fromName(name)} foi de ${wording.amount(unitValue)}, ${gap}.`
}
