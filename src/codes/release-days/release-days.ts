/**
 * The days on which the customs online query had, or will have, the data of a month, as customs announced them year by
 * year. Years that are not listed follow the rule of 2025.
 *
 * @module
 */
import { addMonths, findReleaseDay, formatMonth, type Month, parseMonth } from '../../trade/trade.ts'
import { readCodeList } from '../code-table.ts'
import list from './release-days.csv'

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
  const { releasedIn, day: usual } = findReleaseDay(month)
  return { month, day: `${formatMonth(releasedIn)}-${String(usual).padStart(2, '0')}`, isAnnounced: false }
}

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
