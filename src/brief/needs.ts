import { earlierLags, furthestLead, isOfPartners, lagOfYear } from '../statistics/figures/figures.ts'
import { mostMonths } from '../statistics/seasonal/seasonal.ts'
import { type SpanKey, type SpanName, spanKey, spanMonths } from '../statistics/statistics.ts'
import {
  type Breakdown,
  breakdowns,
  type Currency,
  type FigureName,
  type FigureOperation,
  type Flow,
  getYear,
  listMonths,
  listWindows,
  type Month,
  type MonthRange,
  monthsBetween,
  monthsToWindowBefore,
  type Scope,
  splitRules,
  type Window,
  windows,
} from '../trade/trade.ts'
import { hasSteadyCodes, type Product, productCodes } from './product/product.ts'
import { sectionsOfBrief } from './sections/sections.ts'

/** Months to add up, with the codes that hold in them. */
export interface NeededSpan {
  readonly key: SpanKey
  readonly months: MonthRange
  readonly commodities: readonly string[]
}

/** Sums that a brief is made of: of one flow, in total or by a dimension, over its windows and their bases. */
export interface Need {
  readonly flow: Flow
  readonly currency: Currency
  readonly by: Breakdown | null
  /** The trade within these codes alone: with one partner, of one place. */
  readonly within?: Scope
  /** Where the ledger lacks it, the brief is built without. */
  readonly optional?: boolean
  /** Without these there is no brief, or else no such sums. */
  readonly spans: readonly NeededSpan[]
  /** What is shown where the ledger has it: other months and windows. */
  readonly further: readonly NeededSpan[]
}

const sides = ['current', 'base'] as const

/**
 * The windows whose totals a brief has: the month and the year to date, also in January, where the two are the
 * same, so that ids are steady; in other editions, what they show.
 */
export const windowsKept = ({ edition = 'month' }: Product, month: Month): readonly Window[] =>
  edition === 'month' ? windows : listWindows({ edition, last: month })

/** The windows of the tables, and a year before: what the tables of a brief stand on. */
const tableSpans = (product: Product, month: Month): SpanName[] =>
  windowsKept(product, month).flatMap((window) => sides.map((side) => ({ window, side })))

/**
 * What a product's brief of a month needs to know.
 *
 * @param also figures beside those of the tables; they may be of other months and windows.
 */
export function briefNeeds(product: Product, month: Month, also: readonly FigureName[] = []): Need[] {
  const cached = new Map<SpanKey, NeededSpan>()
  const span = (name: SpanName): NeededSpan => {
    const key = spanKey(name)
    const needed = cached.get(key) ?? {
      key,
      months: spanMonths(name, month),
      commodities: listCommodities(product, month, name),
    }
    cached.set(key, needed)
    return needed
  }
  const { within } = product
  const spans = tableSpans(product, month).map(span)
  const parts = sectionsOfBrief(product)
  const wanted = [
    ...also.map((name) => ({ name, optional: [] })),
    ...parts.flatMap(({ further, optional = [] }) =>
      (further?.(product, month) ?? []).map((name) => ({ name, optional })),
    ),
  ]
    .filter(({ name }) => name.reporter === undefined)
    .map(({ name, optional }) => ({ name, optional, sums: sumsOf(name, product) }))
  const shown = new Set([
    ...parts.flatMap(({ needs }) => needs),
    ...wanted.flatMap(({ sums, optional }) => sums.filter((by) => !optional.some((named) => named === by))),
  ])
  const optional = new Set(parts.flatMap((part) => part.optional ?? []))
  const dimensions = [null, ...breakdowns.filter((by) => shown.has(by) || optional.has(by))]
  return product.flows.flatMap((flow) =>
    dimensions.map((by) => ({
      flow,
      currency: product.currency,
      by,
      ...(by !== null && !shown.has(by) && { optional: true }),
      ...(within && { within }),
      spans,
      further: furtherSpans(
        wanted.filter(({ name, sums }) => sums.includes(by) && isOf(name, flow)).map(({ name }) => name),
        product,
        month,
      ).map(span),
    })),
  )
}

/** The figures by the data of other reporters that a brief shows beside those of the windows of its tables. */
export const listReporterNames = (
  product: Product,
  month: Month,
  also: readonly FigureName[] = [],
): FigureName[] =>
  [...also, ...sectionsOfBrief(product).flatMap(({ further }) => further?.(product, month) ?? [])].filter(
    ({ reporter }) => reporter !== undefined,
  )

/** The product's codes in a span, by the nomenclature of its first month's year. */
export function listCommodities(product: Product, month: Month, span: SpanName): readonly string[] {
  return productCodes(product, spanMonths(span, month).from)
}

/**
 * The spans of figures beside those of the tables, with every single month of all spans, so that it can be
 * told how many rows they have together. One whose codes change within cannot be added up, and is left out.
 */
function furtherSpans(names: readonly FigureName[], product: Product, month: Month): SpanName[] {
  const shown = tableSpans(product, month)
  const inTables = new Set(shown.map(spanKey))
  const asked = names.flatMap((name) => spansOf(name, month))
  const further = asked.filter((span) => !inTables.has(spanKey(span)) && hasSteadyCodes(product, month, span))
  if (further.length === 0) return []
  const singles = [...shown, ...further].flatMap((span) => singleMonths(span, product, month))
  const entries = new Map([...further, ...singles].map((span) => [spanKey(span), span]))
  return [...entries.values()].filter((span) => !inTables.has(spanKey(span)))
}

/** The months of a span, in the publication that counts for it. */
function singleMonths(span: SpanName, { base }: Product, month: Month): SpanName[] {
  const first = base !== 'latest' && span.side === 'base'
  return listMonths(spanMonths(span, month)).map((givenMonth) => {
    const lag = monthsBetween(givenMonth, month)
    return first
      ? { window: 'month', lag: lag - 12, side: 'base' }
      : { window: 'month', lag, side: 'current' }
  })
}

/** The spans of the sums that a figure is computed from. */
function spansOf({ window, lag = 0, operation, year }: FigureName, month: Month): SpanName[] {
  const current = { window, lag, side: 'current' } as const
  const base = { window, lag, side: 'base' } as const
  switch (operation) {
    case undefined:
    case 'denominator':
    case 'share':
    case 'balanceIndex':
    case 'grubelLloyd':
      return [current]
    case 'national':
    case 'nationalBase':
    case 'nationalYoy':
      return []
    case 'nationalShare':
      return [current]
    case 'nationalShareBase':
    case 'base':
    case 'denominatorBase':
    case 'shareBase':
      return [base]
    case 'adjusted':
    case 'adjustedMom':
      return Array.from({ length: mostMonths }, (_, back) => ({
        window: 'month',
        lag: back,
        side: 'current',
      }))
    case 'highestBefore':
    case 'milestone':
      return [current, ...earlierLags(window, lag).map((back) => ({ ...current, lag: back }))]
    case 'leadMonths':
      return Array.from({ length: furthestLead + 1 }, (_, back) => ({ ...current, lag: lag + back }))
    case 'against':
      // A year that does not lie before has no such figure, as whoever asks for it is told.
      return year !== undefined && year < getYear(month)
        ? [current, { ...current, lag: lag + lagOfYear(year, month) }]
        : [current]
    case 'mom':
      return [current, { ...current, lag: lag + monthsToWindowBefore(window) }]
    case 'twoYear':
      return [current, { ...current, lag: lag + 24 }]
    default:
      return [current, base]
  }
}

/**
 * Which sums a figure is made of. Those of groups are sums of partners, and so is the total of shares of partners and of
 * groups where the flow leaves some partners out.
 */
function sumsOf({ flow, dimension, operation }: FigureName, { without }: Product): Need['by'][] {
  const breakdown = dimension === 'group' ? 'partner' : (breakdowns.find((by) => by === dimension) ?? null)
  if (splitRules.some((rule) => rule === operation)) return ['partner']
  if (operation === 'contribution') return [breakdown, null]
  if (!operation || !ofShares.includes(operation)) return [breakdown]
  const leavesOut = (flow === 'export' || flow === 'import') && without[flow].length > 0
  return [breakdown, null, ...(leavesOut && isOfPartners(dimension) ? ['partner' as const] : [])]
}

const ofShares: readonly FigureOperation[] = [
  'share',
  'shareBase',
  'shareChange',
  'denominator',
  'denominatorBase',
]

const isOf = ({ flow: subject }: FigureName, flow: Flow): boolean =>
  subject === flow || subject === 'trade' || subject === 'net'
