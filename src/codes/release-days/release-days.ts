/**
 * The days on which the customs online query had, or will have, the data of a month, as customs announced them year by
 * year. Years that are not listed follow the rule of 2025.
 *
 * @module
 */
import { addMonths, formatMonth, getCalendarMonth, type Month, parseMonth } from '../../trade/trade.ts'
import { readCodeList } from '../code-table.ts'
import list from './release-days.csv'

/**
 * The day of a month on which the online query has the month before it (customs’ calendar of 2025). Nothing comes in
 * February: January and February come together in March.
 */
const usualDay = 20

const announced: ReadonlyMap<string, string> = new Map(
  readCodeList(list).map((row) => [row.month ?? '', row.released ?? '']),
)

export interface ReleaseDay {
  /** Of the data; January and February are released together. */
  readonly month: Month
  /** `2025-03-20`, in China. */
  readonly day: string
  /** Whether customs announced it, or the workspace says so; else it follows the rule. */
  readonly isAnnounced: boolean
}

/**
 * The day on which the data of a month are released.
 *
 * @param stated what a workspace says, by month: `2026-03` to `2026-04-18`.
 */
export function getReleaseDay(month: Month, stated: Readonly<Record<string, string>> = {}): ReleaseDay {
  const day = stated[formatMonth(month)] ?? announced.get(formatMonth(month))
  if (day !== undefined) return { month, day, isAnnounced: true }
  const releasedIn = addMonths(month, getCalendarMonth(month) === 1 ? 2 : 1)
  return { month, day: `${formatMonth(releasedIn)}-${usualDay}`, isAnnounced: false }
}

/** What the online query has on a day, and what comes next. */
export interface CurrentRelease {
  readonly newest: ReleaseDay
  readonly next: ReleaseDay
}

/**
 * The newest month that the online query has on a day, and the next.
 *
 * @param day in China, `2024-02-25`.
 * @param stated as for `getReleaseDay`.
 * @example findCurrentRelease('2024-02-25').newest.month // 202312: January comes with February, in March
 */
export function findCurrentRelease(
  day: string,
  stated: Readonly<Record<string, string>> = {},
): CurrentRelease {
  const days = listReleaseDays(new Date(`${day}T00:00:00Z`), 3, stated)
  const newest = days.findLast((item) => item.day <= day)
  const next = days.find((item) => item.day > day)
  if (!newest || !next) throw new Error(`there are no release days around ${day}`)
  return { newest, next }
}

/** The day that a moment is on in China, `2024-02-25`. */
export const dayInChina = (moment: Date): string =>
  new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** The releases around a day, from two months before it on, each day once, in their order. */
export function listReleaseDays(
  from: Date,
  months: number,
  stated: Readonly<Record<string, string>> = {},
): readonly ReleaseDay[] {
  const current = parseMonth(from.toISOString().slice(0, 7))
  if (current === null) throw new Error('a date has a month')
  const days = Array.from({ length: months + 3 }, (_, index) =>
    getReleaseDay(addMonths(current, index - 3), stated),
  )
  // Of a day on which two months are released the later one is the newest.
  return [...new Map(days.map((item) => [item.day, item])).values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}
