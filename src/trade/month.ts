declare const monthBrand: unique symbol

/** A reference month as the integer YYYYMM, 202312 for December 2023. */
export type Month = number & { readonly [monthBrand]: true }

/** A run of months, both ends included. */
export interface MonthRange {
  readonly from: Month
  readonly to: Month
}

/** @throws RangeError where the year is not 1900 to 2999 or the month not 1 to 12. */
export function toMonth(year: number, month: number): Month {
  if (!Number.isInteger(year) || year < 1900 || year > 2999 || !(month >= 1 && month <= 12))
    throw new RangeError(`no such month: ${year}-${month}`)
  return (year * 100 + month) as Month
}

/** The month of a moment, UTC. */
export const monthOfDate = (date: Date): Month => toMonth(date.getUTCFullYear(), date.getUTCMonth() + 1)

/**
 * Whether a brief or a query can be of a month: 1950 to 2199. What they are compared with lies decades before and a
 * month after, and must be months too.
 */
export const isWithinReach = (month: Month): boolean => month >= 195001 && month <= 219912

/** Reads `2023-12`, `202312` or `2023年12月`; null where the text is none of them or no month. */
export function parseMonth(text: string): Month | null {
  const match = /^(\d{4})(?:-?(\d{2})|年(\d{1,2})月)$/.exec(text.trim())
  if (!match) return null
  const year = Number(match[1])
  const month = Number(match[2] ?? match[3])
  if (year < 1900 || year > 2999 || month < 1 || month > 12) return null
  return toMonth(year, month)
}

/** `2023-12`. */
export function formatMonth(month: Month): string {
  return `${getYear(month)}-${String(getCalendarMonth(month)).padStart(2, '0')}`
}

/** `2023-01..2023-12`, or a single month where both ends are the same. */
export function formatRange({ from, to }: MonthRange): string {
  return from === to ? formatMonth(from) : `${formatMonth(from)}..${formatMonth(to)}`
}

/** The year, 2023 for 202312. */
export const getYear = (month: Month): number => Math.trunc(month / 100)

/** The month of the year, 12 for 202312. */
export const getCalendarMonth = (month: Month): number => month % 100

/** The month so many months later; earlier where `count` is negative. */
export function addMonths(month: Month, count: number): Month {
  const index = getYear(month) * 12 + getCalendarMonth(month) - 1 + count
  return toMonth(Math.floor(index / 12), (index % 12) + 1)
}

/** How many months later `to` is; negative where it is earlier. */
export const monthsBetween = (from: Month, to: Month): number =>
  (getYear(to) - getYear(from)) * 12 + getCalendarMonth(to) - getCalendarMonth(from)

/** Every month of a range, in order. */
export function listMonths({ from, to }: MonthRange): Month[] {
  const count = monthsBetween(from, to) + 1
  return Array.from({ length: Math.max(0, count) }, (_, index) => addMonths(from, index))
}
