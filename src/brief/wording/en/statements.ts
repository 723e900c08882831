import { chineseCustoms, findPublication, type Valuation } from '../../../codes/publications/publications.ts'
import { counted } from '../../../trade/numbers/numbers.ts'
import {
  type Currency,
  type Dimension,
  type Flow,
  getYear,
  type MonthRange,
  currencyNames as names,
  perCurrency,
} from '../../../trade/trade.ts'
import { figureSpan } from '../../display.ts'
import type { Inline } from '../../document.ts'
import { concat, line } from '../inline-template.ts'
import { flowOfAll } from '../trader.ts'
import type { FootnoteClass, FootnoteFacts, StatementFacts, Wording } from '../wording-interface.ts'
import { enCodeStatements } from './code-statements.ts'
import {
  capitalized,
  day,
  inPeriod,
  list,
  period,
  plain,
  uncapitalized,
  windowWords,
  withArticle,
  withinSentence,
  withinYear,
} from './phrases/phrases.ts'
import type { EnPlaceWords } from './place-words.ts'

/** In this brief, “lithium-ion batteries” covers the following class and HS2022 code: … */
export const enFootnote: Wording['footnote'] = ({ product, nomenclature, classes, base }) => {
  const before = base ? `; ${codesBefore(base)}` : ''
  const [only] = classes.length === 1 ? classes : []
  const [whole, codes] = [only ? 'class' : 'classes', only?.codes.length === 1 ? 'code' : 'codes']
  return line`In this brief, “${product}” covers the following ${whole} and ${nomenclature} ${codes}: ${classList(classes)}${before}.`
}

const codesBefore = ({ nomenclature, classes }: NonNullable<FootnoteFacts['base']>): string =>
  classes === null
    ? `those of ${nomenclature}, for a year earlier, are the same`
    : `for a year earlier, the ${nomenclature} codes are ${classList(classes)}`

const classList = (classes: readonly FootnoteClass[]): string =>
  classes.map(({ name, codes }) => `${capitalized(name)} (${codes.join(', ')})`).join('; ')

const ofOthers = (others: StatementFacts['others']): string =>
  others
    ? `, and on ${counted(others.rows, 'row', 'rows')} in ${counted(others.files, 'file', 'files')} of other reporters’ statistics`
    : ''

/** What an English brief says about itself: what it stands on, and how to read it. */
export function enStatements(facts: StatementFacts, product: string, places: EnPlaceWords): Inline[][] {
  const { files, rows } = facts
  const publication = facts.source === undefined ? undefined : findPublication(facts.source)
  const publisher = publication?.name.en ?? `statistics of the ${chineseCustoms.name.en}`
  return [
    line`Data: ${publisher}, as published up to ${day(facts.asOf)}; this brief is based on ${counted(rows, 'row', 'rows')} in ${counted(files, 'file', 'files')}${ofOthers(facts.others)}.`,
    ...(publication?.note ? [line`Nature of the data: ${publication.note.en}`] : []),
    ...(facts.isOfUnion
      ? [
          line`Scope: trade of the European Union is with countries outside it, without that among its members, as the source counts these.`,
        ]
      : []),
    ...scope(facts, product, places),
    ...facts.notes.map((note) => line`Nature of the data: ${note}`),
    ...facts.otherNotes.map(({ reporter, note }) => line`Nature of the data (${reporter}): ${note}`),
    ...overruled(facts),
    ...cuts(facts),
    ...confirmed(facts),
    line`Base of comparison: ${base(facts)}`,
    ...facts.borrowed.map(
      ({ year, holding, used }) =>
        line`Codes: ${holding} applied in ${String(year)}; the product file has no codes of it, so those of ${used} are used.`,
    ),
    ...enCodeStatements(facts),
    ...without(facts, product, places),
    line`Valuation: ${valuation(facts)}`,
    ...(facts.showsPlaces ? [line`${places.statement}`] : []),
    line`Totals, shares and growth are computed from unrounded data; owing to rounding, parts may not add up to totals, and changes may differ from those between printed figures.`,
    ...(facts.commented
      ? [
          line`Commentary: written by the analysts. Figures that it refers to by id are those of the tables; numbers written out by hand are not derived from the data.`,
        ]
      : []),
    ...lowBases(facts, places),
  ]
}

function base({ base: subject, showsNation, printedBases: { totals, files } }: StatementFacts): string {
  if (subject === 'latest')
    return `data of a year earlier as revised by that date, not as first published${showsNation ? '; national totals of a year earlier as first published in the customs bulletin' : ''}.`
  if (totals.length === 0) return 'data of a year earlier as first published, without later revisions.'
  const names = totals.map(
    ({ flow, measure }) => `the ${measure === 'value' ? 'value' : 'quantity'} of ${plain[flow]}`,
  )
  return `for ${names.join(', ')}, the totals of a year earlier as the tables of the customs bulletin first published them, rounded to their unit (${files.join(', ')}); for everything else, the detailed data as first published, without later revisions.`
}

/** What the brief is of, where that is not the whole country's trade in one product. */
function scope({ kind, trader, flows }: StatementFacts, product: string, places: EnPlaceWords): Inline[][] {
  const flow = flowOfAll(flows)
  const whose = `${trader.lead(flow)} ${flow === 'trade' ? 'trade in' : `${plain[flow]} of`} ${product}${trader.tail(flow)}`
  switch (kind) {
    case 'product':
      return []
    case 'comparison':
      return [
        line`Scope: this brief compares several products; a code that is in more than one counts once in the total.`,
      ]
    case 'partner':
      return [
        line`Scope: ${whose} only, not with other partners; totals are of the products listed, not of all bilateral trade.`,
      ]
    case 'place':
      return [
        line`Scope: ${whose} only, ${places.basis}; totals are of the products listed, not of all trade of the ${places.singular}.`,
      ]
  }
}

function overruled({ overruled: files }: StatementFacts): Inline[][] {
  if (files.length === 0) return []
  return [
    line`Gaps: ${list(files)} reached the limit of a query, so the last month may be incomplete; the user accepted this.`,
  ]
}

/** What was implausible and is printed all the same, since somebody confirmed it. */
function confirmed({ confirmed: confirmedDatas }: StatementFacts): Inline[][] {
  return confirmedDatas.map(
    ({ words, confirmed: { confirmedBy, confirmedAt, reason } }) =>
      line`Confirmed: ${words.en}; confirmed as correct${confirmedBy === null ? '' : ` by ${confirmedBy}`} on ${day(confirmedAt)}${reason === null ? '' : ` (${reason})`}.`,
  )
}

/** The years of a brief can come from queries of different dimensions, whose totals are the same. */
function cuts({ cuts: flows }: StatementFacts): Inline[][] {
  return flows.map(({ flow, uses }) => {
    const each = uses.map(({ cut, months }) => {
      const names = cut.map((dimension) => dimensionNames[dimension])
      return `from the query by ${names.join(', ')} for ${nameRange(months)}`
    })
    return line`Queries: ${plain[flow]} come ${each.join(', and ')}.`
  })
}

/** January to March 2023; January 2023; November 2022 to February 2023. */
function nameRange({ from, to }: MonthRange): string {
  if (from === to) return period(to, 'month')
  const first = getYear(from) === getYear(to) ? withinYear(from, 'month') : period(from, 'month')
  return `${first} to ${period(to, 'month')}`
}

const dimensionNames: Readonly<Record<Dimension, string>> = {
  commodity: 'commodity',
  partner: 'partner',
  procedure: 'procedure',
  place: 'place',
}

function without(facts: StatementFacts, product: string, places: EnPlaceWords) {
  const { without: left, flows, showsPartners, showsPlaces, source, trader } = facts
  if (!showsPartners) return []
  return flows.flatMap((flow) => {
    const { names, reimports } = left[flow]
    if (names.length === 0) return []
    const origin = source === undefined ? 'goods of Chinese origin' : `goods from ${trader.name} itself`
    const what = reimports ? `re-imports (${origin})` : names.join(', ')
    const gross = showsPlaces
      ? `the overview and the tables by ${places.singular} include them`
      : 'the overview includes them'
    return [
      line`${flow === 'export' ? 'Exports' : 'Imports'} by partner: shares (of ${plain[flow]} of ${product}) and rankings exclude ${what}; ${gross}.`,
    ]
  })
}

function valuation({ flows, source, currency, secondCurrency }: StatementFacts): string {
  const { valuation: basis } = (source === undefined ? undefined : findPublication(source)) ?? customs
  const isSame = new Set(flows.map((flow) => basis[flow])).size === 1
  const words = isSame
    ? `${flows.map((flow) => plain[flow]).join(' and ')} ${valuationNames[basis[flows[0] ?? 'export']]}`
    : flows.map((flow) => `${plain[flow]} ${valuationNames[basis[flow]]}`).join(', ')
  const second = secondCurrency ? `; totals also in ${currencyNames[secondCurrency]}` : ''
  return `${words}, in ${currencyNames[currency]}${second}.`
}

const customs = { valuation: { export: 'FOB', import: 'CIF' } } as const

export const valuationNames: Readonly<Record<Valuation, string>> = {
  ...{ FOB: 'FOB', CIF: 'CIF', FAS: 'FAS' },
  customs: 'at customs value, without freight and insurance',
  published: 'valued as their publisher states',
}

export const currencyNames: Readonly<Record<Currency, string>> = {
  ...perCurrency((code) => names[code].en),
  CNY: 'renminbi yuan',
}

/** What a growth is of that is of no partner; procedures and goods are in lower case in running text. */
function ofWhat(
  dimension: 'place' | 'procedure' | null,
  name: string,
  flow: Flow,
  places: EnPlaceWords,
): string {
  switch (dimension) {
    case 'place':
      return `${places.toward[flow]} ${name}`
    case 'procedure':
      return `under ${name.toLowerCase()}`
    case null:
      return `of ${uncapitalized(name)}`
  }
}

function lowBases({ lowBases: marked }: StatementFacts, places: EnPlaceWords): Inline[][] {
  if (marked.length === 0) return []
  const each = marked.map(({ name, dimension, flow, window, until, growth, reporter }, index) => {
    const when = until ? withinSentence(inPeriod(until, window)) : windowWords[window]
    return concat([
      index === 0 ? '' : '; ',
      dimension === 'partner'
        ? `${reporter ? `${withArticle(reporter)}’s ` : ''}${plain[flow]} ${flow === 'export' ? 'to' : 'from'} ${withArticle(name)} ${when} (`
        : `${plain[flow]} ${ofWhat(dimension, name, flow, places)} ${when} (`,
      figureSpan(growth),
      '%)',
    ])
  })
  return [
    line`Small bases: growth says little where the amount a year earlier was very small: ${concat(each)}.`,
  ]
}
