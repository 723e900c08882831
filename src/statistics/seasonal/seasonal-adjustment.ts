import type { Fraction } from '../../trade/numbers/numbers.ts'
import { addMonths, getCalendarMonth, type Month } from '../../trade/trade.ts'
import { exp, ln, quotient, toFraction } from './decimals.ts'
import { decomposed } from './stl.ts'

/** A month with its value, in whole units of the currency. */
export interface MonthValue {
  readonly month: Month
  readonly value: bigint
}

/** Eleven points a year: January and February are one. */
const period = 11
/** Five years. */
export const leastPoints = 5 * period
/** So many months are looked back at, at most. */
export const mostMonths = 84
/** The season may change over seven years; the trend is as smooth as the paper has it for this; the filter is a cycle. */
const spans = { period, seasonal: 7, trend: 21, lowPass: 11 } as const

/**
 * Monthly values without their season (季节调整), each month's with those of January and February as one, since the
 * Spring Festival falls now in the one, now in the other: STL on the logarithms of values, of the two months’ mean
 * for these. Both of them get that adjusted mean. To 20 significant digits and more.
 *
 * @param months following one another, the earliest first; a January at the end without its February is left out.
 * @returns null where there are less than five years of them, or one of them had no trade.
 */
export function seasonallyAdjusted(months: readonly MonthValue[]): ReadonlyMap<Month, Fraction> | null {
  const points = pointsOf(months)
  if (points.length < leastPoints || points.some(({ sum }) => sum <= 0n)) return null
  const logs = points.map(({ months: current, sum }) => ln(quotient(sum, BigInt(current.length))))
  const { seasonal } = decomposed(logs, spans)
  return new Map(
    points.flatMap(({ months: local }, index) => {
      const adjusted = toFraction(exp((logs[index] ?? 0n) - (seasonal[index] ?? 0n)))
      return local.map((month) => [month, adjusted] as const)
    }),
  )
}

interface Point {
  readonly months: readonly Month[]
  readonly sum: bigint
}

function pointsOf(months: readonly MonthValue[]): Point[] {
  const values = new Map(months.map(({ month, value }) => [month, value]))
  return months.flatMap(({ month, value }): Point[] => {
    const calendar = getCalendarMonth(month)
    if (calendar > 2) return [{ months: [month], sum: value }]
    const february = calendar === 1 ? values.get(addMonths(month, 1)) : undefined
    return february === undefined ? [] : [{ months: [month, addMonths(month, 1)], sum: value + february }]
  })
}

/** How many months before a month the point before its own ends. */
export const toPointBefore = (month: Month): number => (getCalendarMonth(month) === 2 ? 2 : 1)
