import {
  type Currency,
  type Cut,
  cutKey,
  type Flow,
  type Month,
  type MonthRange,
  type Scope,
} from '../../trade/trade.ts'
import type { Coverage, Load } from '../ledger-interface.ts'
import { limitedDimensions } from './series.ts'
import { coversTrade, findGroup, isCutOff, isSettled } from './whole-group.ts'

export interface FittingOptions {
  /** Loads that the user declares complete although they look cut off. */
  readonly overruled?: readonly number[]
  /** The codes within which everything must be there; absent where it is the whole trade. */
  readonly within?: Scope
  /** Keys (see `partsKey`) of slices of which the parts add up to what another cut has as a whole. */
  readonly agreedParts?: ReadonlySet<string>
}

export type GapReason =
  | { readonly reason: 'missing' }
  /** Only a filtered file is there, which never stands for the whole trade. */
  | { readonly reason: 'filtered'; readonly load: number; readonly scope: Scope }
  /** A file that would have it was cut off by the portal in or before this month. */
  | { readonly reason: 'truncated'; readonly load: number }
  /** Only a sum over several months is there, from which no monthly figure can be made. */
  | { readonly reason: 'rangeOnly'; readonly load: number; readonly period: MonthRange }
  /** The file that would have it has no row in this month, and nobody said that there was no trade. */
  | { readonly reason: 'absent'; readonly load: number }
  /** Only parts are there, of which nobody said that they are the whole together. Ascending. */
  | { readonly reason: 'partial'; readonly loads: readonly number[] }

interface Trade {
  readonly flow: Flow
  readonly currency: Currency
  readonly within?: Scope
}

/**
 * The cuts with commodities that are there for a flow and currency, and that have the dimensions by which it is
 * limited; those with few dimensions first.
 */
export function listCuts(coverage: readonly Coverage[], { flow, currency, within = {} }: Trade): Cut[] {
  const needed = ['commodity' as const, ...limitedDimensions(within)]
  const cuts = new Map<string, Cut>()
  for (const item of coverage) {
    if (item.flow === flow && item.currency === currency && needed.every((by) => item.cut.includes(by)))
      cuts.set(cutKey(item.cut), item.cut)
  }
  return [...cuts]
    .sort(([a, cut], [b, other]) => cut.length - other.length || (a < b ? -1 : 1))
    .map(([, cut]) => cut)
}

/** What loads cover of the commodities that are listed of them; those that hold none of these are left out. */
export const getCoverage = (loads: readonly Load[]): Coverage[] =>
  loads.filter(({ commodities }) => commodities.length > 0).map(coverageOfLoad)

/** What a load covers, of those of its commodities that are listed. */
export function coverageOfLoad(load: Load): Coverage {
  const { id, flow, currency, cut, scope, period, monthly, truncatedAt, commodities } = load
  const { reporter, source, uncoveredMonths, relation, relations } = load
  return {
    ...(reporter === undefined ? {} : { reporter, source }),
    ...{ load: id, flow, currency, cut, scope, period, monthly, truncatedAt, uncoveredMonths },
    ...(relation === undefined ? {} : { relation }),
    relations,
    commodities,
  }
}

/** What one load of a cut has, with its commodities quick to look up. */
export interface Holding extends Omit<Coverage, 'commodities'> {
  readonly commodities: ReadonlySet<string>
}

/** What is there of one cut. */
export const listHoldings = (coverage: readonly Coverage[], { flow, currency }: Trade, cut: Cut): Holding[] =>
  coverage
    .filter((item) => item.flow === flow && item.currency === currency && cutKey(item.cut) === cutKey(cut))
    .map((entry) => ({ ...entry, commodities: new Set(entry.commodities) }))

/** Names a slice of a cut among `FittingOptions.agreedParts`. */
export const partsKey = (
  { flow, currency, cut }: Pick<Coverage, 'flow' | 'currency' | 'cut'>,
  commodity: string,
  { from, to }: MonthRange,
): string => [flow, currency, cutKey(cut), commodity, from, to].join(' ')

/** Why a month of a commodity is not there, by the file that comes nearest to having it; null if it is there. */
export function monthGap(
  holdings: readonly Holding[],
  commodity: string,
  month: Month,
  options: FittingOptions,
): GapReason | null {
  const near = holdings.filter(
    ({ commodities, period }) => period.from <= month && month <= period.to && commodities.has(commodity),
  )
  const monthly = near.filter(({ monthly, period }) => monthly || period.from === period.to)
  const covering = monthly.filter((holding) => coversTrade(holding, options.within))
  const slice = { commodity, months: { from: month, to: month } }
  const gap = gapAmong(covering, holdings, slice, options)
  if (gap === null) return null
  if (gap.length > 0) return { reason: 'partial', loads: gap }
  const truncated = covering.find((item) => isCutOff(item, month, options))
  if (truncated) return { reason: 'truncated', load: truncated.load }
  const absent = covering.find(({ uncoveredMonths }) => uncoveredMonths.includes(month))
  if (absent) return { reason: 'absent', load: absent.load }
  const [filtered] = monthly
  if (filtered) return { reason: 'filtered', load: filtered.load, scope: filtered.scope }
  const range = near.find((entry) => coversTrade(entry, options.within))
  if (range) return { reason: 'rangeOnly', load: range.load, period: range.period }
  const [filteredRange] = near
  if (filteredRange) return { reason: 'filtered', load: filteredRange.load, scope: filteredRange.scope }
  return { reason: 'missing' }
}

/** Whether a slice over exactly this period is there in files without months. A truncated one lacks codes. */
export const hasWhole = (
  holdings: readonly Holding[],
  commodity: string,
  months: MonthRange,
  options: FittingOptions,
): boolean =>
  gapAmong(
    holdings.filter(
      (holding) =>
        !holding.monthly &&
        coversTrade(holding, options.within) &&
        holding.period.from === months.from &&
        holding.period.to === months.to &&
        holding.commodities.has(commodity),
    ),
    holdings,
    { commodity, months },
    options,
  ) === null

interface Slice {
  readonly commodity: string
  readonly months: MonthRange
}

/**
 * What keeps files that cover a slice from having it whole: null where one of them, or several together, have it; else
 * the loads of parts that may be the whole together, or none.
 */
function gapAmong(
  covering: readonly Holding[],
  holdings: readonly Holding[],
  { commodity, months }: Slice,
  options: FittingOptions,
): readonly number[] | null {
  const listing = covering.filter(({ uncoveredMonths }) => !uncoveredMonths.includes(months.from))
  const parts = new Set<number>()
  for (const holding of listing) {
    const group = findGroup(holding, listing, holdings, months)
    if (group === null || group.some((part) => isCutOff(part, months.from, options, group))) continue
    const [first] = group
    if (isSettled(group) || (first && options.agreedParts?.has(partsKey(first, commodity, months))))
      return null
    for (const { load } of group) parts.add(load)
  }
  return [...parts].sort((a, b) => a - b)
}
