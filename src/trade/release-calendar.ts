import { addMonths, getCalendarMonth, type Month, toMonth } from './month.ts'

/**
 * The day of a month on which the customs online query has the month before it (customs’ calendar of 2025). Nothing comes in
 * February: January and February come together in March.
 */
const dayOfQuery = 20

/** What the online query has on a day, and when it has more. */
export interface Release {
  /** The newest month that is out. */
  readonly newest: Month
  /** The month that comes next, and when: the month and its day. */
  readonly next: { readonly month: Month; readonly releasedIn: Month; readonly day: number }
}

/**
 * The newest month that the customs online query has on a day, and the next.
 *
 * @param month the calendar month of the day, 1 to 12.
 * @example findRelease(2024, 2, 25).newest // 202312: January comes with February, in March
 */
export function findRelease(year: number, month: number, day: number): Release {
  const newest = withoutJanuary(addMonths(toMonth(year, month), day >= dayOfQuery ? -1 : -2))
  const following = addMonths(newest, 1)
  const { releasedIn } = findReleaseDay(following)
  return { newest, next: { month: addMonths(releasedIn, -1), releasedIn, day: dayOfQuery } }
}

/** When the online query has a month by this rule: the month in which, and its day. */
export const findReleaseDay = (month: Month): { readonly releasedIn: Month; readonly day: number } => ({
  releasedIn: addMonths(month, isJanuary(month) ? 2 : 1),
  day: dayOfQuery,
})

/** January alone is never the newest. */
const withoutJanuary = (month: Month): Month => (isJanuary(month) ? addMonths(month, -1) : month)

const isJanuary = (month: Month): boolean => getCalendarMonth(month) === 1
