import type { Language } from './say.tsx'

/** The months in English, in three letters. */
export const shortMonths = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
]

/** `2023-12` for a reader: 2023年12月, Dec 2023. */
export function monthName(month: string, language: Language): string {
  const [year = '', number = ''] = month.split('-')
  return language === 'zh' ? `${year}年${Number(number)}月` : `${shortMonths[Number(number) - 1]} ${year}`
}

/** The month so many later. */
export function monthAfter(month: string, count: number): string {
  const [year = '0', number = '1'] = month.split('-')
  const index = Number(year) * 12 + Number(number) - 1 + count
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** Every month of a run, both ends included. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  for (let month = from; month <= to; month = monthAfter(month, 1)) months.push(month)
  return months
}

/** A run of months for a reader: 2023年1–12月, Jan–Dec 2023. */
export function rangeName(from: string, to: string, language: Language): string {
  if (from === to) return monthName(from, language)
  const isOneYear = from.slice(0, 4) === to.slice(0, 4)
  const first = monthName(from, language)
  if (!isOneYear) return `${first} – ${monthName(to, language)}`
  const [, number = ''] = to.split('-')
  return language === 'zh'
    ? `${first.replace('月', '')}–${Number(number)}月`
    : `${first.slice(0, 3)}–${monthName(to, language)}`
}
