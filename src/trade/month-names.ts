import type { Localized } from './language.ts'
import { getCalendarMonth, getYear, type Month } from './month.ts'

/** The months as English calls them. */
export const englishMonths = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
] as const

const nameInEnglish = (month: Month): string => englishMonths[getCalendarMonth(month) - 1] ?? ''

/** A month in three letters: Dec. */
export const abbreviateMonth = (month: Month): string => nameInEnglish(month).slice(0, 3)

/** A month for a reader: 2023年12月, Dec 2023; with `isLong`, December 2023. */
export function nameMonth(month: Month, { isLong = false } = {}): Localized {
  return {
    zh: `${getYear(month)}年${getCalendarMonth(month)}月`,
    en: `${isLong ? nameInEnglish(month) : abbreviateMonth(month)} ${getYear(month)}`,
  }
}
