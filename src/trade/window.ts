import { addMonths, getCalendarMonth, getYear, type Month, type MonthRange, toMonth } from './month.ts'

/** The first month of the part of the year that a month is in, the parts being of so many months. */
const partOfYear = (last: Month, months: number): Month =>
  toMonth(getYear(last), getCalendarMonth(last) - ((getCalendarMonth(last) - 1) % months))

/** Where a window begins, given its last month. A new window is one new line. */
const beginnings = {
  /** 当月: the month itself. */
  month: (last) => last,
  /** 累计: 1 January to the month. */
  ytd: (last) => toMonth(getYear(last), 1),
  /** The quarter that the month is in, the half of the year, and the year, as far as they have come. */
  quarter: (last) => partOfYear(last, 3),
  half: (last) => partOfYear(last, 6),
  year: (last) => partOfYear(last, 12),
  /** Three months that end with the month. */
  month3: (last) => addMonths(last, -2),
  /** Twelve months that end with the month. */
  rolling12: (last) => addMonths(last, -11),
} as const satisfies Readonly<Record<string, (last: Month) => Month>>

/** A named run of months that a figure can be of. */
export type WindowName = keyof typeof beginnings

export const windowNames = Object.keys(beginnings) as readonly WindowName[] // the keys that it was written with

/**
 * The windows that a brief's tables and sentences are of: the month (当月) and the year to date (累计), or in editions
 * of a quarter, a half-year or a year, that.
 */
export type Window = 'month' | 'quarter' | 'half' | 'year' | 'ytd'

/** Those of a brief of a month. */
export const windows = ['month', 'ytd'] as const satisfies readonly Window[]

export type MonthlyWindow = (typeof windows)[number]

/** The months of a window that ends with `last`. */
export function windowMonths(window: WindowName, last: Month): MonthRange {
  return { from: beginnings[window](last), to: last }
}

/** The same months a year before: the base of a year-on-year comparison (同比). */
export function baseMonths(window: WindowName, last: Month): MonthRange {
  return windowMonths(window, addMonths(last, -12))
}

/** How many months the window before a window ends earlier: a month before a month, a quarter before a quarter. */
export const monthsToWindowBefore = (window: WindowName): number =>
  window === 'quarter' ? 3 : window === 'half' ? 6 : window === 'year' ? 12 : 1
