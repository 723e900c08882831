/**
 * English.
 *
 * @module
 */
import { Fraction } from '../../../trade/numbers/numbers.ts'
import type { FigureFlow, Flow, Measure } from '../../../trade/trade.ts'
import type { MentionForm } from '../../commentary/commentary.ts'
import { figureSpan, type Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { Product } from '../../product/product.ts'
import { enLongWhen, enTrade, enWhen } from '../captions.ts'
import {
  bySize,
  capital,
  capitalized,
  change,
  day,
  growths,
  isZero,
  list,
  period,
  perUnit,
  plain,
  ranking,
  shortUnit,
  titlePeriod,
  upOrDown,
  withArticle,
  withinYear,
} from '../en-phrases.ts'
import { join, line } from '../inline-template.ts'
import { flowOfAll, getTrader } from '../trader.ts'
import type {
  CaptionFacts,
  FootnoteClass,
  Movement,
  OverviewFacts,
  PartnersFacts,
  PlacesFacts,
  Wording,
} from '../wording-interface.ts'
import { enCharts } from './charts.ts'
import { enStatements } from './statements.ts'

/** English counts in thousands and millions: the shown unit of a table for each Chinese one. */
const scales = {
  亿: { factor: 1_000_000n, word: 'million' },
  百万: { factor: 1_000_000n, word: 'million' },
  万: { factor: 1_000n, word: 'thousand' },
  千: { factor: 1_000n, word: 'thousand' },
  个: { factor: 1n, word: '' },
} as const

/** The English words of a product's brief, by English rules over the same facts as the Chinese. */
export function enWording(product: Product): Wording {
  const trader = getTrader(product, 'en')
  const name = product.name.en
  const currency = product.currency === 'USD' ? 'US$' : 'RMB '
  const moneyScale = scales[product.value.scale]
  const moneyUnit = `${currency.trim()} ${moneyScale.word}`.trim()
  const quantityScale =
    typeof product.quantityScale === 'string'
      ? scales[product.quantityScale]
      : { factor: BigInt(product.quantityScale.factor), word: product.quantityScale.label.en }
  const ownLabel = typeof product.quantityScale !== 'string'

  const quantityUnit = (unit: string | null): string =>
    ownLabel ? quantityScale.word : `${quantityScale.word} ${shortUnit(unit)}`.trim()

  /** US$5.28 billion, 29.98 million items: by size, whatever the tables' unit. */
  const amount = (shown: Shown): Inline[] => {
    const { figure } = shown
    if (figure.value === null) return line`not available`
    if (figure.unit.kind === 'unitValue') {
      const per = shortUnit(figure.unit.per)
      return line`${currency}${figureSpan(shown, 'absolute')}${per === '' ? '' : ` per ${per.replace(/s$/, '')}`}`
    }
    const size = figure.value.abs()
    if (figure.unit.kind !== 'quantity')
      return [{ kind: 'figure', id: figure.id, text: `${currency}${bySize(size)}` }]
    if (ownLabel) return line`${figureSpan(shown, 'absolute')} ${quantityScale.word}`
    return [{ kind: 'figure', id: figure.id, text: `${bySize(size)} ${shortUnit(figure.unit.name)}`.trim() }]
  }

  const mention = (shown: Shown, form: MentionForm): Inline[] => {
    const { unit, value, marker } = shown.figure
    if (value === null)
      return form === 'change' && marker === 'noBase'
        ? line`up from nothing a year before`
        : [figureSpan(shown)]
    const size = (subject: 'plain' | 'absolute'): Inline[] => {
      switch (unit.kind) {
        case 'percent':
          return line`${figureSpan(shown, subject)}%`
        case 'points':
          return line`${figureSpan(shown, subject)} percentage points`
        case 'unitValue':
          return line`${currency}${figureSpan(shown, subject)} per ${perUnit(unit.per)}`
        case 'count':
        case 'index':
          return [figureSpan(shown, subject)]
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

  const overview = (facts: OverviewFacts): Inline[] => {
    const { window, month, measure, trade, net } = facts
    const when = period(month, window)
    if (trade) {
      const what = measure === 'value' ? 'trade in' : 'volume of trade in'
      const sentences = [
        line`In ${when}, ${trader.lead('trade')} ${what} ${facts.product}${trader.tail('trade')} ${came(trade, amount)}.`,
        separate(facts, amount),
        ...(net ? [balance(net, amount)] : []),
      ]
      return join(sentences, ' ')
    }
    const flow: Flow = facts.export ? 'export' : 'import'
    const only = facts[flow]
    if (!only) return []
    const what = measure === 'value' ? plain[flow] : `${flow} volume`
    return line`In ${when}, ${trader.lead(flow)} ${what} of ${facts.product}${trader.tail(flow)} ${came(only, amount)}.`
  }

  const partners = ({ product: linked, flow, month, window, named, count }: PartnersFacts): Inline[] => {
    const when = period(month, window)
    if (named.length === 0)
      return line`In ${when}, ${trader.name} had no ${plain[flow]} of ${linked}${trader.tail(flow)}.`
    const role = flow === 'export' ? 'destination' : 'source'
    const who = `${ranking(named.length, count)}${role}${named.length > 1 ? 's' : ''}`
    const shares = named.map(({ share }) => line`${figureSpan(share)}%`)
    return join(
      [
        line`In ${when}, the ${who} of ${trader.lead(flow)} ${plain[flow]} of ${linked} ${named.length > 1 ? 'were' : 'was'} ${list(named.map((rankedPartner) => withArticle(rankedPartner.name)))}, at ${list(named.map(({ value }) => amount(value)))}.`,
        line`${named.length > 1 ? 'They' : 'It'} accounted for ${list(shares)} of ${plain[flow]}${named.length > 1 ? ' respectively' : ''}; ${growths(
          named.map(({ name, growth }) => ({ name: withArticle(name), growth })),
          flow,
        )}.`,
      ],
      ' ',
    )
  }

  const places = ({ product: linked, flow, month, window, named, count, first }: PlacesFacts): Inline[] => {
    const when = period(month, window)
    if (named.length === 0)
      return line`In ${when}, ${trader.name} had no ${plain[flow]} of ${linked}${trader.tail(flow)}.`
    const what = `${ranking(named.length, count)}${flow === 'export' ? 'exporting' : 'importing'} place${named.length > 1 ? 's' : ''}`
    const meaning = first ? ' (by where the trader is registered)' : ''
    return join(
      [
        line`In ${when}, the ${what} of ${linked}${trader.tail(flow)}${meaning} ${named.length > 1 ? 'were' : 'was'} ${list(named.map(({ name: place }) => place))}, at ${list(named.map(({ value }) => amount(value)))}.`,
        line`${capital(growths(named, flow))}.`,
      ],
      ' ',
    )
  }

  return {
    language: 'en',
    scales: {
      money: Fraction.of(moneyScale.factor),
      quantity: Fraction.of(quantityScale.factor),
      grouped: true,
      overridden: false, // a product file sets decimals for the Chinese scale
    },
    sentenceSpace: ' ',
    title: (target, month, window) =>
      `${trader.lead('trade')} trade in ${target}${trader.tail('trade')}, ${titlePeriod(month, window)}`,
    subtitle: (asOf) => `Data as of ${day(asOf)}`,
    heading: {
      overview: 'Overview',
      partners: 'Trade by partner',
      places: 'Trade by place of registration',
      flow: (part, flow) =>
        `${capitalized(plain[flow])} by ${part === 'places' ? 'place' : flow === 'export' ? 'destination' : 'origin'}`,
      statements: 'About this brief',
      numbered: (level, number, words) => (level === 1 ? `${number}. ${words}` : `(${number}) ${words}`),
    },
    overview,
    partners,
    places,
    caption: {
      overview: (facts) => `${enTrade(facts)}, ${enLongWhen(facts)}`,
      partners: (facts) => {
        const what = facts.flows[0] === 'import' ? 'sources of imported' : 'destinations for exports of'
        const whose = facts.trader.lead(flowOfAll(facts.flows))
        return `${facts.top === null ? whose : `${whose} top ${facts.top}`} ${what} ${tableTail(facts)}`
      },
      places: (facts) => {
        const [flow, whose] = [flowOfAll(facts.flows), facts.trader]
        return `${whose.lead(flow)} ${plain[flow]}${whose.tail(flow)} by place of registration: ${tableTail(facts)}`
      },
      numbered: (number, title, units) =>
        `Table ${number}. ${title}${units.length > 0 ? ` (${units.join(', ')})` : ''}`,
    },
    moneyUnit,
    quantityUnit,
    unitValueUnit: (per) => `${currency.trim()}${per === null ? '' : `/${shortUnit(per)}`}`,
    amount,
    overviewRow: (flow, measure, unit) => `${rowName(flow, measure)}${unit === null ? '' : ` (${unit})`}`,
    column: {
      window: (window, month) => withinYear(month, window),
      partner: 'Partner',
      place: 'Place',
      amount: 'Amount',
      amountOf: (flow) => capitalized(plain[flow]),
      share: 'Share (%)',
      growth: 'Change (%)',
    },
    block: {
      groups: 'Groups',
      ranking: (top) => (top === null ? 'All partners' : `Top ${top} partners`),
    },
    note: {
      source: 'Source: General Administration of Customs of China; the same below.',
      netChange: () =>
        'Note: changes are year on year; that of net exports is an amount, the net exports of the period less those of the same period a year before.',
      partnersOrder: (flow, top) =>
        `Note: ${top === null ? 'partners' : `the top ${top} partners`} are in descending order of ${plain[flow]}.`,
      placesOrder: (flow, top) =>
        `Note: places are in descending order of ${plain[flow]}${top === null ? '' : `; only the first ${top} are shown`}.`,
      marker: (marker) => {
        switch (marker) {
          case 'noBase':
            return 'Note: “-” means that there was no trade a year before to compare with.'
          case 'noTotal':
            return 'Note: “-” means that the total is zero and has no shares.'
          case 'notAvailable':
            return 'Note: “..” means that the data do not have it.'
          case 'mixedUnits':
            return 'Note: “×” means that units differ and cannot be added up or compared.'
          case 'lowBase':
            return null
        }
      },
    },
    mention,
    chart: enCharts,
    footnote: ({ product: context, nomenclature, classes, base }) => {
      const before = base
        ? `; for the year before, the ${base.nomenclature} codes are ${classList(base.classes)}`
        : ''
      return line`In this report, ${context} are defined by these classes and ${nomenclature} codes: ${classList(classes)}${before}.`
    },
    statements: (facts) => enStatements(facts, name),
  }
}

/** came to US$5.55 billion, down 9.0% year on year. */
function came({ amount: shown, growth }: Movement, amount: (shown: Shown) => Inline[]): Inline[] {
  if (shown.figure.value === null) return line`is not available`
  if (isZero(shown)) return line`came to nothing`
  return line`came to ${amount(shown)}${change(growth, ' year on year')}`
}

/** Exports were US$5.28 billion, down 10.3%; imports were US$271 million, up 24.7%. */
function separate(facts: OverviewFacts, amount: (shown: Shown) => Inline[]): Inline[] {
  const each = (['export', 'import'] as const).flatMap((flow) => {
    const movement = facts[flow]
    if (!movement) return []
    if (movement.amount.figure.value === null) return [line`${plain[flow]} are not available`]
    if (isZero(movement.amount)) return [line`there were no ${plain[flow]}`]
    return [line`${plain[flow]} were ${amount(movement.amount)}${change(movement.growth, '')}`]
  })
  return line`${capital(join(each, '; '))}.`
}

function balance(net: Shown, amount: (shown: Shown) => Inline[]): Inline[] {
  if (isZero(net)) return line`Trade was balanced.`
  const what = net.figure.value && net.figure.value.sign() < 0 ? 'Net imports' : 'Net exports'
  return line`${what} were ${amount(net)}.`
}

const rowName = (flow: FigureFlow, measure: Measure): string => {
  const what = { trade: 'Total trade', export: 'Exports', import: 'Imports', net: 'Net exports' }[flow]
  return measure === 'value' ? what : `${what}, quantity`
}

const tableTail = (facts: CaptionFacts): string => `${facts.product}, ${enWhen(facts)}`

const classList = (classes: readonly FootnoteClass[]): string =>
  classes.map(({ name, codes }) => `${name} (${codes.join(', ')})`).join('; ')
