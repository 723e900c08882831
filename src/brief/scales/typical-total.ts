import type { FigureBook } from '../../statistics/figures/figures.ts'
import { Fraction } from '../../trade/numbers/numbers.ts'
import {
  type FigureFlow,
  type FigureMeasure,
  getCalendarMonth,
  listMonths,
  type Month,
  type Window,
  windowMonths,
} from '../../trade/trade.ts'

/** What a typical total is computed from. */
export interface TypicalFacts {
  readonly month: Month
  /** The windows that the brief shows, its own first. */
  readonly windows: readonly Window[]
  readonly book: Pick<FigureBook, 'get' | 'holds'>
}

const monthsOfYear = 12

const countMonths = (window: Window, last: Month): number => listMonths(windowMonths(window, last)).length

/**
 * The total that a brief's own window typically has: of the mean month of the year before, where all of that is known,
 * so that all months of a year agree; else of the mean month of the same months of the year before, else of the year so
 * far. Null where nothing is known, or nothing was traded.
 */
export function findTypicalTotal(
  facts: TypicalFacts,
  flow: FigureFlow,
  measure: FigureMeasure,
): Fraction | null {
  const { month, windows } = facts
  const monthsOfWindow = countMonths(windows[0] ?? 'month', month)
  const mean = (total: Fraction | null, months: number): Fraction | null =>
    total === null || total.sign() === 0
      ? null
      : total.times(Fraction.of(BigInt(monthsOfWindow), BigInt(months)))
  const longest = windows.at(-1) ?? 'month'
  const find = (operation?: 'base') =>
    mean(
      facts.book.get({ flow, window: longest, measure, ...(operation && { operation }) }).value,
      countMonths(longest, month),
    )
  return mean(sumYearBefore(facts, flow, measure), monthsOfYear) ?? find('base') ?? find()
}

/** The sum of the single months of the calendar year before; null where one of them is not known. */
function sumYearBefore(
  { month, book }: TypicalFacts,
  flow: FigureFlow,
  measure: FigureMeasure,
): Fraction | null {
  const flows = flow === 'trade' || flow === 'net' ? (['export', 'import'] as const) : [flow]
  const december = getCalendarMonth(month)
  const lags = Array.from({ length: monthsOfYear }, (_, index) => december + index)
  const isKnown = lags.every((lag) =>
    flows.every((each) => book.holds(each, { window: 'month', lag, side: 'current' })),
  )
  if (!isKnown) return null
  const values = lags.flatMap((lag) => book.get({ flow, window: 'month', lag, measure }).value ?? [])
  return values.length === lags.length ? Fraction.sum(values) : null
}
