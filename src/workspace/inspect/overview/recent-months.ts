import { type Product, productCodes } from '../../../brief/product/product.ts'
import { type FittingOptions, listCuts, listHoldings, monthGap } from '../../../ledger/coverage/coverage.ts'
import type { Coverage, TotalsRequest } from '../../../ledger/ledger.ts'
import { growth } from '../../../statistics/indices/indices.ts'
import { Fraction } from '../../../trade/numbers/numbers.ts'
import { addMonths, type Flow, formatMonth, listMonths, type Month } from '../../../trade/trade.ts'

/** The sums of a product's main flow, month by month. */
export interface RecentMonths {
  readonly flow: Flow
  /** Ascending, in whole units of the currency; null for a month that is not whole. */
  readonly months: readonly { readonly month: Month; readonly value: bigint | null }[]
}

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
 * The answer to a plan as a series without holes: a month that is not whole has no value.
 *
 * @param scale of how many decimals the sums are whole numbers.
 */
export function toRecentMonths(
  { flow, spans }: TotalsRequest,
  last: Month,
  totals: readonly { readonly span: string; readonly value: bigint }[],
  scale = 0,
): RecentMonths {
  const sums = new Map<string, bigint>(spans.map(({ key }) => [key, 0n]))
  for (const { span, value } of totals) sums.set(span, (sums.get(span) ?? 0n) + value)
  const months = listMonths({ from: addMonths(last, 1 - monthsShown), to: last })
  const inUnits = (sum: bigint) => BigInt(Fraction.ofScaled(sum, scale).toFixed(0))
  const values = months.map((month) => {
    const sum = sums.get(formatMonth(month))
    return { month, value: sum === undefined ? null : inUnits(sum) }
  })
  return { flow, months: values }
}

/** Growth of the last month against the same a year before, in percent; null where either is not there. */
export function lastGrowth({ months }: RecentMonths): Fraction | null {
  const toFraction = (value: bigint | null | undefined) => (value == null ? null : Fraction.of(value))
  return growth(toFraction(months.at(-1)?.value), toFraction(months.at(-13)?.value)).value
}
