import type { Month, MonthRange } from '../trade/month.ts'
import { type Currency, type Cut, cutKey, type Flow, type Scope } from '../trade/terms.ts'
import type { Coverage, Load } from './ledger.ts'
import { isWholeWithin, limitedDimensions } from './series.ts'

export interface FittingOptions {
  /** Loads that the user declares complete although they look cut off. */
  readonly overruled?: readonly number[]
  /** The codes within which everything must be there; absent where it is the whole trade. */
  readonly within?: Scope
}

export type GapReason =
  | { readonly reason: 'missing' }
  /** Only a filtered file is there, which never stands for the whole trade. */
  | { readonly reason: 'filtered'; readonly load: number; readonly scope: Scope }
  /** A file that would have it was cut off by the portal in or before this month. */
  | { readonly reason: 'truncated'; readonly load: number }
  /** Only a sum over several months is there, from which no monthly figure can be made. */
  | { readonly reason: 'rangeOnly'; readonly load: number; readonly period: MonthRange }

interface Trade {
  readonly flow: Flow
  readonly currency: Currency
  readonly within?: Scope
}

/**
 * The cuts with commodities that are there for a flow and currency, and that have the dimensions by which it is
 * limited; those with few dimensions first.
 */
export function cutsOf(coverage: readonly Coverage[], { flow, currency, within = {} }: Trade): Cut[] {
  const needed = ['commodity' as const, ...limitedDimensions(within)]
  const cuts = new Map<string, Cut>()
  for (const one of coverage) {
    if (one.flow === flow && one.currency === currency && needed.every((by) => one.cut.includes(by)))
      cuts.set(cutKey(one.cut), one.cut)
  }
  return [...cuts]
    .sort(([a, cut], [b, other]) => cut.length - other.length || (a < b ? -1 : 1))
    .map(([, cut]) => cut)
}

/** What loads cover of the commodities that are listed of them; those that hold none of these are left out. */
export const coverageOf = (loads: readonly Load[]): Coverage[] =>
  loads
    .filter(({ commodities }) => commodities.length > 0)
    .map(({ id: load, flow, currency, cut, scope, period, monthly, truncatedAt, commodities }) => {
      return { load, flow, currency, cut, scope, period, monthly, truncatedAt, commodities }
    })

/** What one load of a cut has, with its commodities quick to look up. */
export interface Holding extends Omit<Coverage, 'commodities'> {
  readonly commodities: ReadonlySet<string>
}

/** What is there of one cut. */
export const holdingsOf = (coverage: readonly Coverage[], { flow, currency }: Trade, cut: Cut): Holding[] =>
  coverage
    .filter((one) => one.flow === flow && one.currency === currency && cutKey(one.cut) === cutKey(cut))
    .map((one) => ({ ...one, commodities: new Set(one.commodities) }))

/** Why a month of a commodity is not there, by the file that comes nearest to having it; null if it is there. */
export function monthGap(
  holdings: readonly Holding[],
  commodity: string,
  month: Month,
  options: FittingOptions,
): GapReason | null {
  const isNear = ({ commodities, period }: Holding) =>
    period.from <= month && month <= period.to && commodities.has(commodity)
  const isMonthly = ({ monthly, period }: Holding) => monthly || period.from === period.to
  const isWhole = ({ scope }: Holding) => isWholeWithin(scope, options.within)
  const hasIt = (one: Holding) =>
    isNear(one) && isMonthly(one) && isWhole(one) && !isCutOff(one, month, options)
  if (holdings.some(hasIt)) return null
  const near = holdings.filter(isNear)
  const monthly = near.filter(isMonthly)
  const truncated = monthly.find(isWhole)
  if (truncated) return { reason: 'truncated', load: truncated.load }
  const filtered = monthly.find((one) => !isWhole(one))
  if (filtered) return { reason: 'filtered', load: filtered.load, scope: filtered.scope }
  const range = near.find(isWhole)
  if (range) return { reason: 'rangeOnly', load: range.load, period: range.period }
  const [filteredRange] = near
  if (filteredRange) return { reason: 'filtered', load: filteredRange.load, scope: filteredRange.scope }
  return { reason: 'missing' }
}

/** Rows are sorted by month, so a file that is cut off has nothing of the months after, and part of that one. */
const isCutOff = (
  { load, truncatedAt }: Holding,
  month: Month,
  { overruled = [] }: FittingOptions,
): boolean => truncatedAt !== null && truncatedAt <= month && !overruled.includes(load)

/** Whether an unfiltered file without months has the sums over exactly this period. A truncated one lacks codes. */
export const hasWhole = (
  holdings: readonly Holding[],
  commodity: string,
  months: MonthRange,
  { overruled = [], within }: FittingOptions,
): boolean =>
  holdings.some(
    ({ load, commodities, scope, period, monthly, truncatedAt }) =>
      !monthly &&
      isWholeWithin(scope, within) &&
      period.from === months.from &&
      period.to === months.to &&
      commodities.has(commodity) &&
      (truncatedAt === null || overruled.includes(load)),
  )
