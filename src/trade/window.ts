import { addMonths, type Month, type MonthRange, monthOf, yearOf } from './month.ts'

/** Where a window begins, given its last month. A new window is one new line. */
const beginnings = {
  /** 当月: the month itself. */
  month: (last) => last,
  /** 累计: 1 January to the month. */
  ytd: (last) => monthOf(yearOf(last), 1),
  /** Three months that end with the month. */
  month3: (last) => addMonths(last, -2),
  /** Twelve months that end with the month. */
  rolling12: (last) => addMonths(last, -11),
} as const satisfies Readonly<Record<string, (last: Month) => Month>>

/** A named run of months that a figure can be of. */
export type WindowName = keyof typeof beginnings

export const windowNames = Object.keys(beginnings) as readonly WindowName[] // the keys that it was written with

/** The windows that a brief's tables and sentences are of: the month (当月) and the year to date (累计). */
export type Window = 'month' | 'ytd'

export const windows: readonly Window[] = ['month', 'ytd']

/** The months of a window that ends with `last`. */
export function windowMonths(window: WindowName, last: Month): MonthRange {
  return { from: beginnings[window](last), to: last }
}

/** The same months a year before: the base of a year-on-year comparison (同比). */
export function baseMonths(window: WindowName, last: Month): MonthRange {
  return windowMonths(window, addMonths(last, -12))
}
