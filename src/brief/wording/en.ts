import { unitNamed } from '../../codes/units.ts'
import type { FigureFlow } from '../../trade/figure.ts'
import { Fraction } from '../../trade/fraction.ts'
import { calendarMonthOf, type Month, yearOf } from '../../trade/month.ts'
import type { Flow, Measure } from '../../trade/terms.ts'
import type { Window } from '../../trade/window.ts'
import { figureSpan, groupThousands, type Shown } from '../display.ts'
import type { Inline } from '../document.ts'
import { enumerate, join, line, type Slot } from '../line.ts'
import type { Product } from '../product.ts'
import { enStatements } from './en-statements.ts'
import type {
  CaptionFacts,
  FootnoteClass,
  Movement,
  OverviewFacts,
  PartnersFacts,
  PlacesFacts,
  Wording,
} from './wording.ts'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** English counts in thousands and millions: the shown unit of a table for each Chinese one. */
const scales = {
  亿: { factor: 1_000_000n, word: 'million' },
  百万: { factor: 1_000_000n, word: 'million' },
  万: { factor: 1_000n, word: 'thousand' },
  千: { factor: 1_000n, word: 'thousand' },
  个: { factor: 1n, word: '' },
} as const

const plain: Record<FigureFlow, string> = {
  trade: 'trade',
  export: 'exports',
  import: 'imports',
  net: 'net exports',
}

/** The English words of a product's brief, by English rules over the same facts as the Chinese. */
export function enWording(product: Product): Wording {
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
    const size = figure.value.abs()
    if (figure.unit.kind !== 'quantity')
      return [{ kind: 'figure', id: figure.id, text: `${currency}${bySize(size)}` }]
    if (ownLabel) return line`${figureSpan(shown, 'absolute')} ${quantityScale.word}`
    return [{ kind: 'figure', id: figure.id, text: `${bySize(size)} ${shortUnit(figure.unit.name)}`.trim() }]
  }

  const overview = (facts: OverviewFacts): Inline[] => {
    const { window, month, measure, trade, net } = facts
    const when = period(month, window)
    if (trade) {
      const what = measure === 'value' ? 'trade in' : 'volume of trade in'
      const sentences = [
        line`In ${when}, China’s ${what} ${facts.product} ${came(trade, amount)}.`,
        separate(facts, amount),
        ...(net ? [balance(net, amount)] : []),
      ]
      return join(sentences, ' ')
    }
    const flow: Flow = facts.export ? 'export' : 'import'
    const only = facts[flow]
    if (!only) return []
    const what = measure === 'value' ? plain[flow] : `${flow} volume`
    return line`In ${when}, China’s ${what} of ${facts.product} ${came(only, amount)}.`
  }

  const partners = ({ product: linked, flow, month, window, named, count }: PartnersFacts): Inline[] => {
    const when = period(month, window)
    if (named.length === 0) return line`In ${when}, China had no ${plain[flow]} of ${linked}.`
    const role = flow === 'export' ? 'destination' : 'source'
    const who = `${ranking(named.length, count)}${role}${named.length > 1 ? 's' : ''}`
    const shares = named.map(({ share }) => line`${figureSpan(share)}%`)
    return join(
      [
        line`In ${when}, the ${who} of China’s ${plain[flow]} of ${linked} ${named.length > 1 ? 'were' : 'was'} ${list(named.map((one) => withArticle(one.name)))}, at ${list(named.map(({ value }) => amount(value)))}.`,
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
    if (named.length === 0) return line`In ${when}, China had no ${plain[flow]} of ${linked}.`
    const what = `${ranking(named.length, count)}${flow === 'export' ? 'exporting' : 'importing'} place${named.length > 1 ? 's' : ''}`
    const meaning = first ? ' (by where the trader is registered)' : ''
    return join(
      [
        line`In ${when}, the ${what} of ${linked}${meaning} ${named.length > 1 ? 'were' : 'was'} ${list(named.map(({ place }) => place.name.en))}, at ${list(named.map(({ value }) => amount(value)))}.`,
        line`${capital(
          growths(
            named.map(({ place, growth }) => ({ name: place.name.en, growth })),
            flow,
          ),
        )}.`,
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
    title: (of, month) => `China’s trade in ${of}, ${period(month, 'month')}`,
    subtitle: (asOf) => `Data as of ${day(asOf)}`,
    heading: {
      overview: (number) => `${number}. Overview`,
      partners: (number) => `${number}. Trade by partner`,
      places: (number) => `${number}. Trade by place of registration`,
      flow: (part, number, flow) =>
        `(${number}) ${capitalized(plain[flow])} by ${part === 'places' ? 'place' : flow === 'export' ? 'destination' : 'origin'}`,
      statements: 'About this brief',
    },
    overview,
    partners,
    places,
    caption: {
      overview: ({ number, product: of, month, flows, units }) =>
        `Table ${number}. China’s ${flows.length > 1 ? 'trade in' : `${plain[flows[0] ?? 'export']} of`} ${of}, ${period(month, calendarMonthOf(month) === 1 ? 'month' : 'ytd')} (${units.join(', ')})`,
      partners: (facts) => {
        const what = facts.flows[0] === 'import' ? 'sources of imported' : 'destinations for exports of'
        return `${tableLead(facts)} ${facts.top === null ? 'China’s' : `China’s top ${facts.top}`} ${what} ${tableTail(facts)}`
      },
      places: (facts) =>
        `${tableLead(facts)} China’s ${plain[facts.flows[0] ?? 'export']} by place of registration: ${tableTail(facts)}`,
    },
    moneyUnit,
    quantityUnit,
    overviewRow: (flow, measure, unit) => `${rowName(flow, measure)}${unit === null ? '' : ` (${unit})`}`,
    column: {
      window: (window, month) =>
        window === 'month'
          ? (months[calendarMonthOf(month) - 1] ?? '')
          : `January to ${months[calendarMonthOf(month) - 1]}`,
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
    footnote: ({ product: of, nomenclature, classes, base }) => {
      const before = base
        ? `; for the year before, the ${base.nomenclature} codes are ${classList(base.classes)}`
        : ''
      return line`In this report, ${of} are defined by these classes and ${nomenclature} codes: ${classList(classes)}${before}.`
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

/** , up 24.7%; without a base, that there was none. */
function change(growth: Shown, against: string): Inline[] {
  const { value, marker } = growth.figure
  if (value === null) return marker === 'noBase' ? line`, from nothing a year before` : []
  if (/^-?[0.]+$/.test(growth.text))
    return line`, ${value.sign() === 0 ? 'unchanged' : 'almost unchanged'}${against}`
  return line`, ${value.sign() > 0 ? 'up' : 'down'} ${figureSpan(growth, 'absolute')}%${against}`
}

/**
 * year-on-year growth was 33.9%, 21.0% and 48.8% respectively. Where some had no trade a year before, the
 * others are named with their rates: year-on-year growth was 47.4% for Germany; there were no exports to
 * Norway a year before.
 */
function growths(
  named: ReadonlyArray<{ readonly name: string; readonly growth: Shown }>,
  flow: Flow,
): Inline[] {
  const grown = named.filter(({ growth }) => growth.figure.value !== null)
  const begun = named.filter(({ growth }) => growth.figure.value === null)
  const rates = grown.map(({ growth }) => line`${figureSpan(growth)}%`)
  const respectively = grown.length > 1 ? ' respectively' : ''
  if (begun.length === 0) return line`year-on-year growth was ${list(rates)}${respectively}`
  if (grown.length === 0) return line`there were no such ${plain[flow]} a year before`
  const [whose, without] = [grown, begun].map((ones) => list(ones.map(({ name }) => name)))
  return line`year-on-year growth was ${list(rates)} for ${whose ?? []}${respectively}; for ${without ?? []} there were no ${plain[flow]} a year before`
}

/** top three ; where all are named, there is no ranking to speak of. */
function ranking(named: number, count: number): string {
  if (count > named) return named === 1 ? 'largest ' : `top ${cardinals[named] ?? named} `
  return count === 1 ? 'only ' : ''
}

const cardinals: Readonly<Record<number, string>> = {
  2: 'two',
  3: 'three',
  4: 'four',
  5: 'five',
  6: 'six',
  7: 'seven',
  8: 'eight',
  9: 'nine',
}

/** 5.28 billion, 528 million, 52,801: three significant digits, or whole below a million. */
function bySize(value: Fraction): string {
  for (const [factor, word] of [
    [1_000_000_000n, 'billion'],
    [1_000_000n, 'million'],
  ] as const) {
    const scaled = value.dividedBy(Fraction.of(factor))
    if (scaled.compare(Fraction.of(1n)) < 0) continue
    const decimals =
      word === 'billion'
        ? 2
        : scaled.compare(Fraction.of(100n)) >= 0
          ? 0
          : scaled.compare(Fraction.of(10n)) >= 0
            ? 1
            : 2
    return `${groupThousands(scaled.toFixed(decimals))} ${word}`
  }
  return groupThousands(value.toFixed(0))
}

const rowName = (flow: FigureFlow, measure: Measure): string => {
  const what = { trade: 'Total trade', export: 'Exports', import: 'Imports', net: 'Net exports' }[flow]
  return measure === 'value' ? what : `${what}, quantity`
}

const tableLead = ({ number }: CaptionFacts): string => `Table ${number}.`

const tableTail = ({ product, month, units }: CaptionFacts): string =>
  `${product}, ${period(month, 'month')} (${units.join(', ')})`

const classList = (classes: readonly FootnoteClass[]): string =>
  classes.map(({ name, codes }) => `${name} (${codes.join(', ')})`).join('; ')

/** December 2023; January to December 2023. */
const period = (month: Month, window: Window): string => {
  const last = `${months[calendarMonthOf(month) - 1]} ${yearOf(month)}`
  return window === 'month' ? last : `January to ${last}`
}

/** 18 January 2024, from an ISO date. */
export function day(iso: string): string {
  const [year, month, date] = iso.slice(0, 10).split('-').map(Number)
  return `${date} ${months[(month ?? 1) - 1]} ${year}`
}

const shortUnit = (name: string | null): string => (name === null ? '' : (unitNamed(name)?.short ?? name))

const isZero = ({ figure }: Shown): boolean => figure.value?.sign() === 0

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A line with its first letter in upper case. */
function capital(content: readonly Inline[]): Inline[] {
  const [first, ...rest] = content
  return first?.kind === 'text' ? [{ kind: 'text', text: capitalized(first.text) }, ...rest] : [...content]
}

/** Names that English gives an article in running text. */
const articled =
  /^(United|Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros|Central African|Dominican Rep|Czech Rep|Democratic Rep|Republic of|Federated|.*(Islands|Emirates)$)/

const withArticle = (name: string): string => (articled.test(name) ? `the ${name}` : name)

/** a, b and c. */
const list = (items: readonly Slot[]): Inline[] => enumerate(items, ', ', ' and ')
