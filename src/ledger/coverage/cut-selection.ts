import {
  type Currency,
  type Cut,
  type Dimension,
  dimensions,
  type Flow,
  formatRange,
  listMonths,
  type Month,
  type MonthRange,
  type Scope,
} from '../../trade/trade.ts'
import type { Coverage, Span } from '../ledger-interface.ts'
import {
  type FittingOptions,
  type GapReason,
  type Holding,
  hasWhole,
  listCuts,
  listHoldings,
  monthGap,
} from './completeness.ts'
import { limitedDimensions } from './series.ts'

/** What is to be added up: sums by one dimension, or over all where `by` is null. */
export interface Need {
  readonly flow: Flow
  readonly currency: Currency
  readonly by: Exclude<Dimension, 'commodity'> | null
  /** The trade within these codes alone; absent for the whole trade. */
  readonly within?: Scope
  readonly spans: readonly NeededSpan[]
}

/** Months that are needed whole, with the commodity codes that hold in them. */
export interface NeededSpan {
  readonly key: string
  readonly months: MonthRange
  readonly commodities: readonly string[]
}

export type Choice = ChosenCut | NoCut

/** A cut that has everything, or one for each year, with the spans as `Ledger.totals` takes them. */
export interface ChosenCut {
  readonly fits: true
  /** The cut of the first span. */
  readonly cut: Cut
  readonly spans: readonly FittedSpan[]
}

/** A span with the cut that has all of it. */
export interface FittedSpan extends Span {
  readonly cut: Cut
}

/** Nothing is complete: what the cut that comes nearest lacks. */
export interface NoCut {
  readonly fits: false
  readonly cut: Cut
  readonly gaps: readonly Gap[]
}

/** Months of a commodity that are not there for one reason. */
export type Gap = {
  /** The key of the needed span. */
  readonly span: string
  readonly commodity: string
  /** Ascending, not empty. */
  readonly months: readonly Month[]
} & GapReason

/**
 * Chooses the cut to add up. A cut fits if it has commodities and the dimension asked for; it is complete if
 * every month of every commodity is in an unfiltered file and before its cut-off. Months are preferred to
 * sums over the very period, then the cut with the fewest dimensions. Where no cut has everything, spans that have
 * no month in common can come from different cuts, such as this year and the year before. Two cuts are never
 * combined in one sum: the same trade would count twice, or part of it not at all.
 */
export function chooseCut(coverage: readonly Coverage[], need: Need, given: FittingOptions = {}): Choice {
  const together = chooseOneCut(coverage, need, given)
  if (together.fits) return together
  const apart = separateSpans(need.spans).map((spans) => chooseOneCut(coverage, { ...need, spans }, given))
  if (apart.length < 2) return together
  const fitting = apart.filter((choice) => choice.fits)
  const [first] = fitting
  if (first && fitting.length === apart.length)
    return {
      fits: true,
      cut: first.cut,
      spans: inOrder(
        need,
        fitting.flatMap(({ spans }) => spans),
      ),
    }
  if (!first) return together
  // What a span that fits has is not to be downloaded again in the cut that another one lacks.
  const lacking = new Set(apart.flatMap((choice) => (choice.fits ? [] : choice.gaps.map(({ span }) => span))))
  return chooseOneCut(coverage, { ...need, spans: need.spans.filter(({ key }) => lacking.has(key)) }, given)
}

const inOrder = ({ spans }: Need, fitted: readonly FittedSpan[]): FittedSpan[] =>
  spans.flatMap(({ key }) => fitted.find((span) => span.key === key) ?? [])

/** Spans in groups that have no month in common, in the order of their first ones. */
function separateSpans(spans: readonly NeededSpan[]): NeededSpan[][] {
  const groups: NeededSpan[][] = []
  for (const span of spans) {
    const overlapping = groups.filter((group) =>
      group.some(({ months }) => months.from <= span.months.to && span.months.from <= months.to),
    )
    const [group] = overlapping
    if (!group) {
      groups.push([span])
      continue
    }
    group.push(span, ...overlapping.slice(1).flat())
    for (const joined of overlapping.slice(1)) groups.splice(groups.indexOf(joined), 1)
  }
  return groups
}

function chooseOneCut(coverage: readonly Coverage[], need: Need, given: FittingOptions): Choice {
  const options = { ...given, ...(need.within && { within: need.within }) }
  const candidates = listCuts(coverage, need)
    .filter((cut) => need.by === null || cut.includes(need.by))
    .map((cut) => examine(cut, listHoldings(coverage, need, cut), need.spans, options))
  const complete = candidates.filter((candidate) => candidate.fits)
  const wholes = ({ spans }: ChosenCut) => spans.filter((span) => span.grain === 'whole').length
  const [chosen] = complete.sort((a, b) => wholes(a) - wholes(b))
  if (chosen) return chosen
  const lacking = ({ gaps }: NoCut) => gaps.reduce((sum, gap) => sum + gap.months.length, 0)
  const [nearest] = candidates.filter((candidate) => !candidate.fits).sort((a, b) => lacking(a) - lacking(b))
  if (nearest) return nearest
  // No file of a fitting cut at all: the smallest that would do is what to download.
  const shown = [...limitedDimensions(need.within ?? {}), ...(need.by === null ? [] : [need.by])]
  return examine(cutWith(shown), [], need.spans, options)
}

/** Two cuts that both have some months whole, so that their sums must agree. */
export interface ComparableCuts {
  readonly flow: Flow
  readonly currency: Currency
  readonly cuts: readonly [Cut, Cut]
  /** The dimensions besides the commodity that both have. */
  readonly shared: readonly Exclude<Dimension, 'commodity'>[]
  /** The codes within which they are compared; absent for the whole trade. */
  readonly within?: Scope
  /** What both have: single months keyed `2023-12`, or periods of files without months keyed `2023-01..2023-12`. */
  readonly spans: readonly Span[]
}

/**
 * Every pair of cuts with commodities that both completely cover some of the months and commodities needed.
 * Pairs with nothing in common are left out.
 */
export function comparableCuts(
  coverage: readonly Coverage[],
  need: Omit<Need, 'by'>,
  given: FittingOptions = {},
): ComparableCuts[] {
  const options = { ...given, ...(need.within && { within: need.within }) }
  const cuts = listCuts(coverage, need)
  const pairs = cuts.flatMap((first, index) =>
    cuts.slice(index + 1).map((second): readonly [Cut, Cut] => [first, second]),
  )
  return pairs.flatMap((pair) => {
    const holdings = pair.map((cut) => listHoldings(coverage, need, cut))
    const spans = new Map<string, { readonly span: Omit<Span, 'commodities'>; readonly codes: Set<string> }>()
    const add = (months: MonthRange, grain: Span['grain'], commodity: string) => {
      const key = formatRange(months)
      const found = spans.get(key) ?? { span: { key, months, grain }, codes: new Set() }
      found.codes.add(commodity)
      spans.set(key, found)
    }
    for (const { months, commodities } of need.spans) {
      for (const commodity of commodities) {
        for (const month of listMonths(months)) {
          if (holdings.every((ofCut) => monthGap(ofCut, commodity, month, options) === null))
            add({ from: month, to: month }, 'month', commodity)
        }
        if (
          months.from !== months.to &&
          holdings.every((ofCut) => hasWhole(ofCut, commodity, months, options))
        )
          add(months, 'whole', commodity)
      }
    }
    if (spans.size === 0) return []
    const shared = dimensions
      .filter((dimension) => dimension !== 'commodity')
      .filter((dimension) => pair.every((cut) => cut.includes(dimension)))
    const { flow, currency, within } = need
    const asked = [...spans.values()].map(({ span, codes }): Span => ({ ...span, commodities: [...codes] }))
    return [{ flow, currency, cuts: pair, shared, ...(within && { within }), spans: asked }]
  })
}

const cutWith = (shown: readonly Dimension[]): Cut =>
  dimensions.filter((dimension) => dimension === 'commodity' || shown.includes(dimension))

function examine(
  cut: Cut,
  holdings: readonly Holding[],
  needed: readonly NeededSpan[],
  options: FittingOptions,
): Choice {
  const gaps: Gap[] = []
  const spans: FittedSpan[] = []
  for (const { key, months, commodities } of needed) {
    const lacking = commodities.flatMap((commodity) => gapsOf(holdings, key, months, commodity, options))
    const grain = lacking.length === 0 ? 'month' : 'whole'
    spans.push({ key, months, grain, commodities, cut })
    if (grain === 'whole' && !commodities.every((code) => hasWhole(holdings, code, months, options)))
      gaps.push(...lacking)
  }
  return gaps.length === 0 ? { fits: true, cut, spans } : { fits: false, cut, gaps }
}

/** The months of one commodity that are not there, those with one reason together. */
function gapsOf(
  holdings: readonly Holding[],
  span: string,
  months: MonthRange,
  commodity: string,
  options: FittingOptions,
): Gap[] {
  // Of a product with thousands of codes most can be in no file.
  if (!holdings.some(({ commodities }) => commodities.has(commodity)))
    return [{ span, commodity, months: listMonths(months), reason: 'missing' }]
  const byReason = new Map<string, { readonly reason: GapReason; readonly months: Month[] }>()
  for (const month of listMonths(months)) {
    const reason = monthGap(holdings, commodity, month, options)
    if (!reason) continue
    const key = `${reason.reason} ${'load' in reason ? reason.load : ''}`
    const existing = byReason.get(key)
    if (existing) existing.months.push(month)
    else byReason.set(key, { reason, months: [month] })
  }
  return [...byReason.values()].map((gap) => ({ span, commodity, months: gap.months, ...gap.reason }))
}
