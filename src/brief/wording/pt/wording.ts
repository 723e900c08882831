import { chineseCustoms } from '../../../codes/publications/publications.ts'
import { type Currency, type Flow, perCurrency } from '../../../trade/trade.ts'
import type { MentionForm } from '../../commentary/commentary.ts'
import { figureSpan, type Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { Product } from '../../product/product.ts'
import { join, line } from '../inline-template.ts'
import { flowOfAll, getPlaceKind, getPublisher } from '../trader.ts'
import { createTranslator } from '../translator.ts'
import type { OverviewFacts, PartnersFacts, PlacesFacts, Wording } from '../wording-interface.ts'
import {
  captionPeriod,
  flowHeading,
  longCaptionPeriod,
  markerNote,
  nameRanked,
  ofCaptionTrade,
  rowName,
  sourceNotes,
  titleOfTrade,
  topPartners,
  tradeOfGoods,
} from './captions.ts'
import { ptCharts } from './charts.ts'
import { findPortuguese } from './names/names.ts'
import { balance, came, separate } from './overview.ts'
import {
  agree,
  capital,
  capitalized,
  cardinal,
  contract,
  contractLine,
  day,
  flowWithArticle,
  growths,
  inPeriod,
  isPlural,
  isSingular,
  list,
  percentagePoints,
  plain,
  singularUnit,
  titlePeriod,
  toward,
  upOrDown,
  withArticle,
  withinYear,
  yearBefore,
} from './phrases/phrases.ts'
import { ptPlaceWords } from './place-words.ts'
import { ptFootnote, ptStatements } from './statements.ts'
import { nameOwner, ofOwner, ptTrader } from './trader.ts'

/** With a no-break space where one stands before the number. */
const currencySigns: Readonly<Record<Currency, string>> = {
  ...perCurrency((code) => `${code}\u00A0`),
  ...{ USD: 'US$\u00A0', CNY: 'RMB\u00A0', EUR: '€\u00A0' },
}

/** The Portuguese words of a product's brief, by Brazilian rules over the same facts as the others. */
export function ptWording(product: Product): Wording {
  const trader = ptTrader(product)
  const translator = createTranslator(findPortuguese)
  const { translate } = translator
  const publisher = translate((getPublisher(product) ?? chineseCustoms).name)
  const placeWords = ptPlaceWords[getPlaceKind(product)]

  /** US$ 52,83 milhões, 1.234,5 toneladas: as in the tables, in one scale; below two in the singular. */
  const amount = (shown: Shown): Inline[] => {
    const { figure, text } = shown
    if (figure.value === null) return line`não disponível`
    const size = text.replace(/^-/, '')
    if (figure.unit.kind === 'unitValue') {
      const per = shown.per ?? ''
      return line`${{ kind: 'figure', id: figure.id, text: currencySigns[figure.unit.currency] + size }}${per === '' ? '' : ` por ${per}`}`
    }
    const words = shown.scale?.after ?? ''
    const after = words === '' ? '' : `\u00A0${isSingular(text) ? singularUnit(words) : words}`
    if (figure.unit.kind === 'quantity') return line`${figureSpan(shown, 'absolute')}${after}`
    const currency = figure.unit.kind === 'money' ? figure.unit.currency : product.currency
    return line`${{ kind: 'figure', id: figure.id, text: currencySigns[currency] + size }}${after}`
  }

  const mention = (shown: Shown, form: MentionForm): Inline[] => {
    const { unit, value, marker } = shown.figure
    if (value === null)
      return form === 'change' && marker === 'noBase' ? line`sem registro ${yearBefore}` : [figureSpan(shown)]
    const size = (subject: 'plain' | 'absolute'): Inline[] => {
      switch (unit.kind) {
        case 'percent':
          return line`${figureSpan(shown, subject)}%`
        case 'points':
          return percentagePoints(shown, subject)
        case 'count':
        case 'index':
          return [figureSpan(shown, subject)]
        case 'unitValue':
        case 'money':
        case 'quantity':
          return subject === 'plain' && value.sign() < 0 ? line`-${amount(shown)}` : amount(shown)
      }
    }
    switch (form) {
      case 'number':
        return [figureSpan(shown)]
      case 'amount':
        return size('plain')
      case 'change':
        return upOrDown(shown, size('absolute'))
    }
  }

  /** as exportações brasileiras de baterias de lítio para os Estados Unidos. */
  const trade = (flow: 'trade' | Flow, goods: readonly Inline[] | null): Inline[] =>
    goods === null
      ? line`${flowWithArticle(flow)}${trader.tail(flow)}`
      : line`${flowWithArticle(flow)}${trader.lead(flow)} de ${goods}${nameOwner(trader, flow)}${trader.tail(flow)}`

  const none: Wording['none'] = (when, flow, goods, unranked = []) =>
    unranked.length > 0
      ? line`${when}, ${trade(flow, goods)} foram todas registradas em ${list(unranked)}, fora das classificações.`
      : line`${when}, não houve ${flow === 'trade' ? 'comércio' : plain[flow]}${trader.lead(flow)} de ${goods}${nameOwner(trader, flow)}${trader.tail(flow)}.`

  const overview = (facts: OverviewFacts): readonly Inline[] => {
    const { window, month, measure, net } = facts
    const when = inPeriod(month, window)
    const both = facts.trade
    const isValue = measure === 'value'
    const ofMeasure = (what: Inline[]) => (isValue ? what : line`o volume ${contractLine('de', what)}`)
    const movements = [both, facts.export, facts.import].flatMap((movement) => movement ?? [])
    if (movements.every((movement) => movement.amount.figure.value === null))
      return line`${when}, o volume ${contractLine('de', trade(flowOfAll(product.flows), facts.product))} não está disponível.`
    if (both) {
      if (!both.hasTrade) return none(when, 'trade', facts.product)
      const sentences = [
        line`${when}, ${ofMeasure(trade('trade', facts.product))} ${came(both, 'one', window, amount)}.`,
        separate(facts, amount),
        ...(net ? [balance(net, amount)] : []),
      ]
      return join(sentences, ' ')
    }
    const flow: Flow = facts.export ? 'export' : 'import'
    const only = facts[flow]
    if (!only) return []
    if (!only.hasTrade) return none(when, flow, facts.product)
    return line`${when}, ${ofMeasure(trade(flow, facts.product))} ${came(only, isValue ? 'many' : 'one', window, amount)}.`
  }

  const values = (named: ReadonlyArray<{ readonly value: Shown }>): Inline[] =>
    line`${list(named.map(({ value }) => amount(value)))}${named.length > 1 ? ', respectivamente' : ''}`

  const partners = (facts: PartnersFacts): readonly Inline[] => {
    const { product: linked, flow, month, window, named, count } = facts
    const when = inPeriod(month, window)
    if (named.length === 0) return none(when, flow, linked, facts.unranked)
    const many = named.length > 1
    const role = flow === 'export' ? 'destino' : 'origem'
    const article = flow === 'export' ? (many ? 'os' : 'o') : many ? 'as' : 'a'
    const gender = flow === 'export' ? 'm' : 'f'
    const how = count === 1 ? (gender === 'm' ? 'único ' : 'única ') : rank(named.length, count, gender)
    const plural = many ? (flow === 'export' ? 'destinos' : 'origens') : role
    const names = list(named.map(({ name }) => withArticle(name)))
    const areMany = many || named.some(({ name }) => isPlural(name))
    const subject = line`${when}, ${article} ${how}${plural} ${contractLine('de', trade(flow, linked))} ${areMany ? 'foram' : 'foi'} ${names}, com ${values(named)}`
    const grew = growths(
      named.map(({ name, growth }) => ({ name, whose: toward(flow, withArticle(name)), growth })),
      flow,
      window,
    )
    if (count === 1) return line`${subject}; ${grew}.`
    const shares = list(named.map(({ share }) => line`${figureSpan(share)}%`))
    const ofFlow = contract('de', flowWithArticle(flow))
    if (!many) return line`${subject} (${shares} ${ofFlow}); ${grew}.`
    return line`${subject}. ${gender === 'm' ? 'Eles' : 'Elas'} responderam por ${shares} ${ofFlow}, respectivamente; ${grew}.`
  }

  const places = (facts: PlacesFacts): readonly Inline[] => {
    const { product: linked, flow, month, window, named, count, first } = facts
    const when = inPeriod(month, window)
    if (named.length === 0) return none(when, flow, linked, facts.unranked)
    const many = named.length > 1
    const { gender, singular, plural, meaning } = placeWords
    const article = agree(many ? 'many' : 'one', gender === 'm' ? 'o' : 'a', gender === 'm' ? 'os' : 'as')
    const only = gender === 'm' ? 'único ' : 'única '
    const role = `${flow === 'export' ? 'exportador' : 'importador'}${ending(gender, many)}`
    const what = `${article} ${count === 1 ? only : rank(named.length, count, gender)}${many ? plural : singular} ${role}`
    const grew = growths(
      named.map(({ name, growth }) => ({ name, whose: ofOwner(flow, withArticle(name)), growth })),
      flow,
      window,
    )
    return join(
      [
        line`${when}, ${what} de ${linked}${trader.tail(flow)}${first ? meaning : ''} ${many ? 'foram' : 'foi'} ${list(named.map(({ name }) => withArticle(name)))}, com ${values(named)}.`,
        line`${capital(grew)}.`,
      ],
      ' ',
    )
  }

  /** apresentadas apenas as três primeiras. */
  const placesShown = (top: number): string => {
    const letter = placeWords.gender === 'm' ? 'o' : 'a'
    return top === 1
      ? `apresentad${letter} apenas ${letter} primeir${letter}`
      : `apresentad${letter}s apenas ${letter}s ${cardinal(top, placeWords.gender)} primeir${letter}s`
  }

  return {
    language: 'pt',
    ...translator,
    sentenceSpace: ' ',
    placesWord: placeWords.plural,
    placeKind: getPlaceKind(product),
    placeTerms: { by: placeWords.by, each: placeWords.singular },
    trade,
    none,
    reimports: (name) => `${name} (reimportações)`,
    title: (target, month, window) =>
      `${capitalized(tradeOfGoods(trader, flowOfAll(product.flows), target))}, ${titlePeriod(month, window)}`,
    subtitle: (asOf) => `Dados publicados até ${day(asOf)}`,
    heading: {
      overview: 'Panorama',
      partners: 'Comércio por parceiro',
      places: `Comércio ${placeWords.by}`,
      flow: (part, flow) => flowHeading(part, flow, placeWords.by),
      lone: (part, flow) => flowHeading(part, flow, placeWords.by),
      statements: 'Sobre este informe',
      numbered: (level, number, words) => (level === 1 ? `${number}. ${words}` : `(${number}) ${words}`),
    },
    overview,
    partners,
    places,
    caption: {
      overview: (facts) => `${titleOfTrade(facts)}, ${longCaptionPeriod(facts)}`,
      partners: (facts) => {
        const isImport = facts.flows[0] === 'import'
        return `${capitalized(nameRanked(facts.top, isImport ? 'import' : 'export'))} ${ofCaptionTrade(facts)}, ${captionPeriod(facts)}`
      },
      places: (facts) => `${titleOfTrade(facts)} ${placeWords.by}, ${captionPeriod(facts)}`,
      numbered: (number, title, units) =>
        `Tabela ${number}. ${title}${units.length > 0 ? ` (${units.join('; ')})` : ''}`,
    },
    unitValueUnit: (per, given = product.currency) =>
      `${currencySigns[given].trim()}${per === '' ? '' : `/${per}`}`,
    amount,
    overviewRow: (flow, measure, unit) => `${rowName(flow, measure)}${unit === null ? '' : ` (${unit})`}`,
    column: {
      window: (window, month) => withinYear(month, window),
      partner: 'Parceiro',
      place: capitalized(placeWords.singular),
      amount: 'Valor',
      amountOf: (flow) => capitalized(plain[flow]),
      share: 'Part. (%)',
      growth: 'Var. (%)',
      growthOrChange: 'Var. (% ou valor)',
    },
    block: {
      groups: 'Grupos',
      ranking: (top) => (top === null ? 'Todos os parceiros' : topPartners(top)),
    },
    note: {
      ...sourceNotes(publisher),
      netChange: () =>
        'Nota: As variações são em relação ao mesmo período do ano anterior, em porcentagem; no saldo comercial, a variação é um valor: o saldo do período menos o do mesmo período do ano anterior.',
      partnersOrder: (flow, top) =>
        `Nota: ${top === null ? 'Parceiros' : capitalized(topPartners(top))} em ordem decrescente ${contract('de', flowWithArticle(flow))}.`,
      placesOrder: (flow, top) =>
        `Nota: ${capitalized(placeWords.plural)} em ordem decrescente ${contract('de', flowWithArticle(flow))}${top === null ? '' : `; ${placesShown(top)}`}.`,
      placesUnranked: (names) =>
        `Nota: Fazem parte do total, mas de nenhum${placeWords.gender === 'm' ? '' : 'a'} ${placeWords.singular}, e não são classificados: ${names.join('; ')}.`,
      shares: (totals, isWithoutReimports) =>
        `Nota: Participações calculadas sobre ${totals.map(({ period: when, amount: whole }) => `${whole} (${when.charAt(0).toLowerCase()}${when.slice(1)})`).join(' e ')}${isWithoutReimports ? ', sem reimportações' : ''}.`,
      marker: markerNote,
    },
    mention,
    chart: ptCharts(placeWords.by, publisher),
    footnote: ptFootnote,
    statements: (facts) =>
      ptStatements(facts, { product: translate(product.name), places: placeWords, translate }),
  }
}

/** três principais, principal: of those that a ranking names. */
function rank(named: number, count: number, gender: 'm' | 'f'): string {
  if (count <= named) return ''
  return named === 1 ? 'principal ' : `${cardinal(named, gender)} principais `
}

const ending = (gender: 'm' | 'f', many: boolean): string =>
  gender === 'm' ? (many ? 'es' : '') : many ? 'as' : 'a'
