import { shortMonths } from './months.ts'
import type { Language } from './say.tsx'

/** A time of the reader’s clock: 2024年1月18日 14:05, 18 Jan 2024, 14:05. */
export function timeName(milliseconds: number, language: Language): string {
  const time = new Date(milliseconds)
  if (Number.isNaN(time.getTime())) return ''
  const clock = [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
  const [year, month, day] = [time.getFullYear(), time.getMonth(), time.getDate()]
  return language === 'zh'
    ? `${year}年${month + 1}月${day}日 ${clock}`
    : `${day} ${shortMonths[month]} ${year}, ${clock}`
}

/** The day of an ISO date: 2024年1月18日, 18 Jan 2024. */
export function dayName(iso: string, language: Language): string {
  const [year, month = 1, day] = iso.slice(0, 10).split('-').map(Number)
  return language === 'zh' ? `${year}年${month}月${day}日` : `${day} ${shortMonths[month - 1]} ${year}`
}
