import { addMonths, type Month, type MonthRange, monthOf, yearOf } from './month.ts'

/** A named run of months that ends with the brief's month: the month itself (当月), or 1 January to the month (累计). */
export type Window = 'month' | 'ytd'

export const windows: readonly Window[] = ['month', 'ytd']

/** The months of a window for a brief of `month`. */
export function windowMonths(window: Window, month: Month): MonthRange {
  return { from: window === 'month' ? month : monthOf(yearOf(month), 1), to: month }
}

/** The same months a year before: the base of a year-on-year comparison (同比). */
export function baseMonths(window: Window, month: Month): MonthRange {
  return windowMonths(window, addMonths(month, -12))
}
