import { figureSpan } from '../../../display.ts'
import { join, line } from '../../inline-template.ts'
import {
  areSameGrowers,
  type Grower,
  type LeaderWords,
  type MemberDimension,
} from '../../section-words/section-words.ts'
import type { Wording } from '../../wording-interface.ts'
import { captionOfTrade, captionPeriod } from '../captions.ts'
import {
  agreeWith,
  capital,
  capitalized,
  cardinal,
  contract,
  contractLine,
  fromName,
  inBrackets,
  inPeriod,
  list,
  period,
  plain,
  pointsInBrackets,
  withArticle,
} from '../phrases/phrases.ts'

const members = (by: MemberDimension, { placesWord }: Wording): string =>
  by === 'partner' ? 'parceiros' : placesWord

const genderOf = (who: string): 'm' | 'f' => (who.endsWith('as') ? 'f' : 'm')

const articleOf = (who: string): string => (genderOf(who) === 'f' ? 'as' : 'os')

export const leaders: LeaderWords = {
  heading: 'Líderes e crescimento',
  flow: (flow) => `Líderes e crescimento das ${plain[flow]}`,
  lead(facts, wording) {
    const { product, flow, month, by, name, months, since, replaced, isLonger } = facts
    const what = { export: 'o principal destino', import: 'a principal origem' }[flow]
    const trade = contractLine('de', wording.trade(flow, product))
    const inTrade = contractLine('em', wording.trade(flow, product))
    const place = `${genderOf(wording.placesWord) === 'f' ? 'a' : 'o'} principal ${wording.placeTerms.each}`
    const first = by === 'partner' ? line`${what} ${trade}` : line`${place} ${inTrade}`
    const [now, from, who] = [period(month, 'month'), period(since, 'month'), withArticle(name)]
    const subject = capitalized(who)
    const replaces = agreeWith(name, 'substituiu', 'substituíram')
    if (isLonger)
      return line`${subject} ${agreeWith(name, 'é', 'são')} ${first} há pelo menos ${figureSpan(months)} meses seguidos, até ${now}.`
    if (since === month)
      return replaced === null
        ? line`Em ${now}, ${who} ${agreeWith(name, 'foi', 'foram')} ${first}.`
        : product === null
          ? line`${subject} ${replaces} ${withArticle(replaced)} como ${first} em ${now}.`
          : line`Em ${now}, ${who} ${replaces} ${withArticle(replaced)} como ${first}.`
    if (replaced === null)
      return line`Desde ${from}, ${facts.isAfterNone ? 'após um mês sem classificação' : 'primeiro mês de dados sem lacuna'}, ${who} ${agreeWith(name, 'é', 'são')} ${first}, há ${figureSpan(months)} meses seguidos.`
    return line`${subject} ${replaces} ${withArticle(replaced)} como ${first} em ${from} e ${agreeWith(name, 'lidera', 'lideram')} há ${figureSpan(months)} meses seguidos, até ${now}.`
  },
  growers({ product, flow, month, window, by, joint, ofLargest, largest, ofFloor, floor }, wording) {
    const who = members(by, wording)
    const [the, gender] = [articleOf(who), genderOf(who)]
    const each = ({ name, growth }: Grower) => line`${fromName(name)}${inBrackets(growth)}`
    const fastest = (growers: readonly Grower[]) =>
      line`${growers.length === 1 ? 'o maior crescimento foi o' : 'os maiores crescimentos foram os'} ${list(growers.map(each))}`
    const isSame = areSameGrowers(ofLargest, ofFloor)
    const trade = contractLine('de', wording.trade(flow, product))
    const shares = joint.map(({ count, share, change: moved }, index) => {
      const percent = line`${figureSpan(share)}%`
      const largestOnes = line`${the} ${cardinal(count, gender)} maiores`
      return index === 0
        ? line`${largestOnes} ${who} responderam por ${percent} ${trade}${pointsInBrackets(moved)}`
        : line`${largestOnes}, por ${percent}${pointsInBrackets(moved)}`
    })
    const when = inPeriod(month, window)
    const ofWhom = shares.length > 0 || !product ? '' : line` ${trade}`
    const sentences = [
      ...(shares.length > 0 ? [list(shares)] : []),
      ...(ofLargest.length > 0
        ? [
            line`entre ${the} ${cardinal(largest, gender)} maiores ${who}${ofWhom}${isSame ? `, assim como entre ${the} com participação de ${floor}% ou mais` : ''}, ${fastest(ofLargest)}`,
          ]
        : []),
      ...(ofFloor.length > 0 && !isSame
        ? [line`entre ${the} ${who} com participação de ${String(floor)}% ou mais, ${fastest(ofFloor)}`]
        : []),
    ]
    return join(
      sentences.map((sentence, index) =>
        index === 0 && product ? line`${when}, ${sentence}.` : line`${capital(sentence)}.`,
      ),
      ' ',
    )
  },
  tooFew: ({ product, flow, month, window, isNone }, wording) =>
    isNone
      ? wording.none(inPeriod(month, window), flow, product)
      : line`${inPeriod(month, window)}, ${wording.trade(flow, product)} tiveram parceiros em número insuficiente para comparação.`,
  caption: (facts) => `Líderes e crescimento: ${captionOfTrade(facts)}, ${captionPeriod(facts)}`,
  column: {
    name: 'Item',
    share: 'Part. (%)',
    shareChange: 'Var. da part. (p.p.)',
    growth: 'Var. anual (%)',
  },
  block: {
    joint: (by, wording) =>
      `Participação conjunta ${contract('de', `${articleOf(members(by, wording))} ${members(by, wording)}`)}`,
    ofLargest: (by, count, wording) => {
      const who = members(by, wording)
      return `Maior crescimento entre ${articleOf(who)} ${cardinal(count, genderOf(who))} maiores ${who}`
    },
    ofFloor: (by, floor, wording) =>
      `Maior crescimento entre ${articleOf(members(by, wording))} ${members(by, wording)} com participação de ${floor}% ou mais`,
  },
  joint: (count) => `${capitalized(cardinal(count, 'm'))} maiores`,
  note: (floor) =>
    `Nota: Os meses de liderança são contados mês a mês, por valor, enquanto há meses carregados sem lacuna. Os maiores crescimentos figuram em ordem decrescente; as participações de ${floor}% ou mais são do total, e são excluídos os de base muito pequena.`,
}
