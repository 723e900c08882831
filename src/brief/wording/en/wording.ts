import { chineseCustoms } from '../../../codes/publications/publications.ts'
import { currencySigns, type FigureFlow, type Flow, type Measure } from '../../../trade/trade.ts'
import type { MentionForm } from '../../commentary/commentary.ts'
import { figureSpan, type Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { Product } from '../../product/product.ts'
import { join, line } from '../inline-template.ts'
import { isZero } from '../shown-signs.ts'
import { flowOfAll, getPlaceKind, getPublisher } from '../trader.ts'
import { createTranslator } from '../translator.ts'
import type { Movement, OverviewFacts, PartnersFacts, PlacesFacts, Wording } from '../wording-interface.ts'
import { captionOfTrade, captionPeriod, longCaptionPeriod, titleOfTrade } from './captions.ts'
import { enCharts } from './charts.ts'
import {
  capital,
  capitalized,
  change,
  day,
  growths,
  inPeriod,
  list,
  plain,
  ranking,
  titlePeriod,
  upOrDown,
  withArticle,
  withinYear,
} from './phrases/phrases.ts'
import { enPlaceWords } from './place-words.ts'
import { enFootnote, enStatements } from './statements.ts'
import { enTrader } from './trader.ts'

/** The English words of a product's brief, by English rules over the same facts as the Chinese. */
export function enWording(product: Product): Wording {
  const trader = enTrader(product)
  const publisher = (getPublisher(product) ?? chineseCustoms).name.en
  const placeWords = enPlaceWords[getPlaceKind(product)]
  const currency = currencySigns[product.currency].en

  /** US$52.83 million, 1,234.5 tonnes: as in the tables, in one scale. */
  const amount = (shown: Shown): Inline[] => {
    const { figure } = shown
    if (figure.value === null) return line`not available`
    if (figure.unit.kind === 'unitValue') {
      const per = shown.per ? ` per ${shown.per}` : ''
      return line`${currencySigns[figure.unit.currency].en}${figureSpan(shown, 'absolute')}${per}`
    }
    const after = shown.scale?.after ? ` ${shown.scale.after}` : ''
    if (figure.unit.kind === 'quantity') return line`${figureSpan(shown, 'absolute')}${after}`
    const sign = figure.unit.kind === 'money' ? currencySigns[figure.unit.currency].en : currency
    const text = `${sign}${withoutSign(shown)}`
    return line`${{ kind: 'figure', id: figure.id, text }}${after}`
  }

  const mention = (shown: Shown, form: MentionForm): Inline[] => {
    const { unit, value, marker } = shown.figure
    if (value === null)
      return form === 'change' && marker === 'noBase'
        ? line`compared with none a year earlier`
        : [figureSpan(shown)]
    const size = (subject: 'plain' | 'absolute'): Inline[] => {
      switch (unit.kind) {
        case 'percent':
          return line`${figureSpan(shown, subject)}%`
        case 'points':
          return line`${figureSpan(shown, subject)} percentage points`
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

  /** China’s exports of lithium batteries to the United States. */
  const trade = (flow: 'trade' | Flow, goods: readonly Inline[] | null): Inline[] => {
    if (goods === null) return line`${plain[flow]}${trader.tail(flow)}`
    return line`${trader.lead(flow)} ${flow === 'trade' ? 'trade in' : `${plain[flow]} of`} ${goods}${trader.tail(flow)}`
  }

  const none: Wording['none'] = (when, flow, goods, unranked = []) =>
    unranked.length > 0
      ? line`${when}, ${trade(flow, goods)} were all recorded under ${list(unranked.map(withArticle))}, which rankings leave out.`
      : line`${when}, ${trader.name} had no ${flow === 'trade' ? 'trade in' : `${plain[flow]} of`} ${goods}${trader.tail(flow)}.`

  const overview = (facts: OverviewFacts): readonly Inline[] => {
    const { window, month, measure, net } = facts
    const when = inPeriod(month, window)
    const both = facts.trade
    const ofMeasure = (what: Inline[]) => (measure === 'value' ? what : line`the volume of ${what}`)
    const movements = [both, facts.export, facts.import].flatMap((movement) => movement ?? [])
    if (movements.every((movement) => movement.amount.figure.value === null))
      return line`${when}, the volume of ${trade(flowOfAll(product.flows), facts.product)} is not available.`
    if (both) {
      if (!both.hasTrade) return none(when, 'trade', facts.product)
      const sentences = [
        line`${when}, ${ofMeasure(trade('trade', facts.product))} ${came(both, amount)}.`,
        separate(facts, amount),
        ...(net ? [balance(net, amount)] : []),
      ]
      return join(sentences, ' ')
    }
    const flow: Flow = facts.export ? 'export' : 'import'
    const only = facts[flow]
    if (!only) return []
    if (!only.hasTrade) return none(when, flow, facts.product)
    return line`${when}, ${ofMeasure(trade(flow, facts.product))} ${came(only, amount)}.`
  }

  const partners = (facts: PartnersFacts): readonly Inline[] => {
    const { product: linked, flow, month, window, named, count } = facts
    const when = inPeriod(month, window)
    if (named.length === 0) return none(when, flow, linked, facts.unranked)
    const role = flow === 'export' ? 'destination' : 'source'
    const many = named.length > 1
    const who = `${ranking(named.length, count)}${role}${many ? 's' : ''}`
    const names = list(named.map((rankedPartner) => withArticle(rankedPartner.name)))
    const grew = growths(
      named.map(({ name, growth }) => ({ name: withArticle(name), growth })),
      flow,
    )
    const subject = line`${when}, the ${who} of ${trader.lead(flow)} ${plain[flow]} of ${linked} ${many ? 'were' : 'was'} ${names}, at ${values(named)}`
    if (count === 1) return line`${subject}; ${grew}.`
    const shares = list(named.map(({ share }) => line`${figureSpan(share)}%`))
    return line`${subject}. ${many ? 'They' : 'It'} accounted for ${shares} of ${plain[flow]}; ${grew}.`
  }

  const values = (named: ReadonlyArray<{ readonly value: Shown }>): Inline[] =>
    line`${list(named.map(({ value }) => amount(value)))}${named.length > 1 ? ' respectively' : ''}`

  const places = (facts: PlacesFacts): readonly Inline[] => {
    const { product: linked, flow, month, window, named, count, first } = facts
    const when = inPeriod(month, window)
    if (named.length === 0) return none(when, flow, linked, facts.unranked)
    const many = named.length > 1
    const what = `${ranking(named.length, count)}${flow === 'export' ? 'exporting' : 'importing'} ${many ? placeWords.plural : placeWords.singular}`
    return join(
      [
        line`${when}, the ${what} of ${linked}${trader.tail(flow)}${first ? placeWords.meaning : ''} ${many ? 'were' : 'was'} ${list(named.map(({ name: place }) => place))}, at ${values(named)}.`,
        line`${capital(growths(named, flow, placeWords.toward[flow]))}.`,
      ],
      ' ',
    )
  }

  return {
    language: 'en',
    ...createTranslator(({ en }) => en),
    sentenceSpace: ' ',
    placesWord: placeWords.plural,
    placeKind: getPlaceKind(product),
    placeTerms: { by: placeWords.by, each: placeWords.singular },
    trade,
    none,
    reimports: (name) => `${name} (re-imports)`,
    title(target, month, window) {
      const flow = flowOfAll(product.flows)
      const what = flow === 'trade' ? 'trade in' : `${plain[flow]} of`
      return `${capitalized(trader.lead(flow))} ${what} ${target}${trader.tail(flow)}, ${titlePeriod(month, window)}`
    },
    subtitle: (asOf) => `Data as published up to ${day(asOf)}`,
    heading: {
      overview: 'Overview',
      partners: 'Trade by partner',
      places: `Trade ${placeWords.by}`,
      flow: (part, flow) =>
        `${capitalized(plain[flow])} by ${part === 'places' ? placeWords.singular : flow === 'export' ? 'destination' : 'origin'}`,
      lone: (part, flow) =>
        `${capitalized(plain[flow])} ${part === 'places' ? placeWords.by : flow === 'export' ? 'by destination' : 'by origin'}`,
      statements: 'About this brief',
      numbered: (level, number, words) => (level === 1 ? `${number}. ${words}` : `(${number}) ${words}`),
    },
    overview,
    partners,
    places,
    caption: {
      overview: (facts) => `${titleOfTrade(facts)}, ${longCaptionPeriod(facts)}`,
      partners: (facts) => {
        const what = facts.flows[0] === 'import' ? 'sources of' : 'destinations of'
        const first = capitalized(`${facts.top === null ? '' : `top ${facts.top} `}${what}`)
        return `${first} ${captionOfTrade(facts)}, ${captionPeriod(facts)}`
      },
      places: (facts) => {
        const [flow, whose] = [flowOfAll(facts.flows), facts.trader]
        return `${capitalized(whose.lead(flow))} ${plain[flow]} of ${facts.product}${whose.tail(flow)} ${placeWords.by}, ${captionPeriod(facts)}`
      },
      numbered: (number, title, units) =>
        `Table ${number}. ${title}${units.length > 0 ? ` (${units.join(', ')})` : ''}`,
    },
    unitValueUnit: (per, given = product.currency) =>
      `${currencySigns[given].en.trim()}${per === '' ? '' : `/${per}`}`,
    amount,
    overviewRow: (flow, measure, unit) => `${rowName(flow, measure)}${unit === null ? '' : ` (${unit})`}`,
    column: {
      window: (window, month) => withinYear(month, window),
      partner: 'Partner',
      place: capitalized(placeWords.singular),
      amount: 'Amount',
      amountOf: (flow) => capitalized(plain[flow]),
      share: 'Share (%)',
      growth: 'Change (%)',
      growthOrChange: 'Change (% or amount)',
    },
    block: {
      groups: 'Groups',
      ranking: (top) => (top === null ? 'All partners' : `Top ${top} partners`),
    },
    note: {
      source: `Source: ${publisher}; the same below.`,
      sourceUnlessStated: `Source: ${publisher}; the same below unless stated otherwise.`,
      netChange: () =>
        'Note: Changes are year on year, in per cent; for net exports the change is an amount, net exports of the period less those of the same period a year earlier.',
      partnersOrder: (flow, top) =>
        `Note: ${top === null ? 'Partners' : `The top ${top} partners`} are in descending order of ${plain[flow]}.`,
      placesOrder: (flow, top) =>
        `Note: ${capitalized(placeWords.plural)} are in descending order of ${plain[flow]}${top === null ? '' : `; only the first ${top} are shown`}.`,
      placesUnranked: (names) => placeWords.unranked(names),
      shares: (totals, isWithoutReimports) =>
        `Note: Shares are of ${totals.map(({ period: when, amount: whole }) => `${whole} (${when.replace(/^(?:First|Second|Third|Fourth|Full)/, (word) => word.toLowerCase())})`).join(' and ')}${isWithoutReimports ? ', without re-imports' : ''}.`,
      marker: (marker) => {
        switch (marker) {
          case 'noBase':
            return 'Note: “-” means that there is nothing a year earlier to compare with.'
          case 'noTotal':
            return 'Note: “/” means that the total to divide by is zero, so that there is no figure.'
          case 'notAvailable':
            return 'Note: “..” means that data are not available.'
          case 'mixedUnits':
            return 'Note: “×” means that units differ and cannot be added up or compared.'
          case 'lowBase':
            return null
        }
      },
    },
    mention,
    chart: enCharts(placeWords.by, publisher),
    footnote: enFootnote,
    statements: (facts) => enStatements(facts, product.name.en, placeWords),
  }
}

const withoutSign = ({ text }: Shown): string => text.replace(/^-/, '')

/** came to US$5.55 billion, down 9.0% year on year. */
function came({ amount: shown, growth }: Movement, amount: (shown: Shown) => Inline[]): Inline[] {
  if (shown.figure.value === null) return line`is not available`
  if (isZero(shown)) return line`was recorded as zero${change(growth, ' year on year')}`
  return line`came to ${amount(shown)}${change(growth, ' year on year')}`
}

/** Exports were US$5.28 billion, down 10.3%; imports were US$271 million, up 24.7%. */
function separate(facts: OverviewFacts, amount: (shown: Shown) => Inline[]): Inline[] {
  const each = (['export', 'import'] as const).flatMap((flow) => {
    const movement = facts[flow]
    if (!movement) return []
    if (movement.amount.figure.value === null) return [line`${plain[flow]} are not available`]
    if (!movement.hasTrade) return [line`there were no ${plain[flow]}`]
    if (isZero(movement.amount)) return [line`${plain[flow]} were recorded with a volume of zero`]
    return [line`${plain[flow]} were ${amount(movement.amount)}${change(movement.growth, '')}`]
  })
  return line`${capital(join(each, '; '))}.`
}

function balance(net: Shown, amount: (shown: Shown) => Inline[]): Inline[] {
  if (isZero(net)) return line`Exports and imports were equal.`
  const what = net.figure.value && net.figure.value.sign() < 0 ? 'Net imports' : 'Net exports'
  return line`${what} were ${amount(net)}.`
}

const rowName = (flow: FigureFlow, measure: Measure): string => {
  const isValue = measure === 'value'
  const names = {
    trade: isValue ? 'Total trade' : 'Total trade volume',
    export: isValue ? 'Exports' : 'Export volume',
    import: isValue ? 'Imports' : 'Import volume',
    net: 'Net exports', // which are amounts alone
  }
  return names[flow]
}
