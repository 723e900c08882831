import { type Product, productCodes } from '../../../brief/product/product.ts'
import {
  chooseCut,
  type FittingOptions,
  listCuts,
  listHoldings,
  monthGap,
} from '../../../ledger/coverage/coverage.ts'
import type { Coverage, TotalsRequest } from '../../../ledger/ledger.ts'
import { growth } from '../../../statistics/indices/indices.ts'
import { Fraction } from '../../../trade/numbers/numbers.ts'
import {
  addMonths,
  type Flow,
  formatMonth,
  listMonths,
  type Month,
  type Period,
  windowMonths,
} from '../../../trade/trade.ts'

/** The sums of a product's main flow, in whole units of the currency. */
export interface RecentSums {
  readonly flow: Flow
  /** Of the newest period, and of the same a year before; null where it is not whole. */
  readonly newest: bigint | null
  readonly yearBefore: bigint | null
  /** Month by month; none for data without months. */
  readonly months: RecentMonths
}

/** Ascending, without holes; null for a month that is not whole. */
export type RecentMonths = readonly { readonly month: Month; readonly value: bigint | null }[]

/** Two years, and the month a year before the first of the second. */
export const monthsShown = 25

/** What to ask the ledger for the months up to one, from the cut that has most of them; null where there is nothing. */
export function planRecentMonths(
  product: Product,
  last: Month,
  coverage: readonly Coverage[],
  fitting: FittingOptions,
): TotalsRequest | null {
  const [flow] = product.flows
  if (flow === undefined) return null
  const { currency, within } = product
  const trade = { flow, currency, ...(within && { within }) }
  const wanted = listMonths({ from: addMonths(last, 1 - monthsShown), to: last })
  const [best] = listCuts(coverage, trade)
    .map((cut) => {
      const holdings = listHoldings(coverage, trade, cut)
      const isWhole = (month: Month) =>
        productCodes(product, month).every((code) => monthGap(holdings, code, month, fitting) === null)
      return { cut, months: wanted.filter(isWhole) }
    })
    .sort((a, b) => b.months.length - a.months.length)
  if (!best || best.months.length === 0) return null
  const spans = best.months.map((month) => ({
    key: formatMonth(month),
    months: { from: month, to: month },
    grain: 'month' as const,
    commodities: productCodes(product, month),
  }))
  return { ...trade, cut: best.cut, by: null, spans, loads: 'together' }
}

/**
 * What to ask the ledger for a period longer than a month and for the same a year before, from one cut; null where no
 * cut has both.
 */
export function planPeriod(
  product: Product,
  { edition, last }: Period,
  coverage: readonly Coverage[],
  fitting: FittingOptions,
): TotalsRequest | null {
  const [flow] = product.flows
  if (flow === undefined) return null
  const spans = [newestKey, yearBeforeKey].map((key, index) => {
    const months = windowMonths(edition, addMonths(last, -12 * index))
    return { key, months, commodities: productCodes(product, months.from) }
  })
  const { currency, within } = product
  const trade = { flow, currency, ...(within && { within }) }
  const choice = chooseCut(coverage, { ...trade, by: null, spans }, fitting)
  if (!choice.fits || choice.spans.some(({ cut }) => cut.join() !== choice.cut.join())) return null
  const chosen = choice.spans.map(({ cut: _, ...span }) => span)
  return { ...trade, cut: choice.cut, by: null, spans: chosen, loads: 'together' }
}

const newestKey = 'current'
const yearBeforeKey = 'base'

/**
 * The answer to a plan. A month that is not whole has no value.
 *
 * @param scale of how many decimals the sums are whole numbers.
 */
export function toRecentSums(
  { flow, spans }: TotalsRequest,
  { edition, last }: Period,
  totals: readonly { readonly span: string; readonly value: bigint }[],
  scale = 0,
): RecentSums {
  const sums = new Map<string, bigint>(spans.map(({ key }) => [key, 0n]))
  for (const { span, value } of totals) sums.set(span, (sums.get(span) ?? 0n) + value)
  const findValue = (key: string): bigint | null => {
    const sum = sums.get(key)
    return sum === undefined ? null : BigInt(Fraction.ofScaled(sum, scale).toFixed(0))
  }
  if (edition !== 'month')
    return { flow, newest: findValue(newestKey), yearBefore: findValue(yearBeforeKey), months: [] }
  const months = listMonths({ from: addMonths(last, 1 - monthsShown), to: last }).map((month) => ({
    month,
    value: findValue(formatMonth(month)),
  }))
  const [newest, yearBefore] = [last, addMonths(last, -12)].map((month) => findValue(formatMonth(month)))
  return { flow, newest: newest ?? null, yearBefore: yearBefore ?? null, months }
}

/** Growth of the newest period against the same a year before, in percent; null where either is not there. */
export function lastGrowth({ newest, yearBefore }: RecentSums): Fraction | null {
  const toFraction = (value: bigint | null) => (value === null ? null : Fraction.of(value))
  return growth(toFraction(newest), toFraction(yearBefore)).value
}
