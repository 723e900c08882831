import { numberInYear, type Period } from './edition.ts'
import type { Localized } from './language.ts'
import { getCalendarMonth, getYear, type Month, type MonthRange } from './month.ts'

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

/**
 * A day for a reader: 2024年1月18日, 18 January 2024.
 *
 * @param iso of a day or a time, ISO 8601.
 */
export function nameDay(iso: string): Localized {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number)
  return {
    zh: `${year}年${month}月${day}日`,
    en: `${day} ${englishMonths[(month ?? 1) - 1]} ${year}`,
  }
}

/** A run of months for a reader: 2023年1–12月, Jan–Dec 2023; 2022年11月–2023年2月, Nov 2022–Feb 2023. */
export function nameMonthRange({ from, to }: MonthRange): Localized {
  if (from === to) return nameMonth(from)
  const [first, last] = [nameMonth(from), nameMonth(to)]
  if (getYear(from) !== getYear(to)) return { zh: `${first.zh}–${last.zh}`, en: `${first.en}–${last.en}` }
  return {
    zh: `${getYear(from)}年${getCalendarMonth(from)}–${getCalendarMonth(to)}月`,
    en: `${abbreviateMonth(from)}–${last.en}`,
  }
}

const quarters = ['一', '二', '三', '四'] as const

/** A period for a reader: 2023年12月, December 2023; 2023年第四季度, Q4 2023. */
export function namePeriod(period: Period): Localized {
  const year = getYear(period.last)
  const number = numberInYear(period)
  switch (period.edition) {
    case 'month':
      return nameMonth(period.last, { isLong: true })
    case 'quarter':
      return { zh: `${year}年第${quarters[number - 1]}季度`, en: `Q${number} ${year}` }
    case 'half':
      return {
        zh: `${year}年${number === 1 ? '上' : '下'}半年`,
        en: `${number === 1 ? 'First' : 'Second'} half of ${year}`,
      }
    case 'year':
      return { zh: `${year}年`, en: `${year}` }
  }
}
