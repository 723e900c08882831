import { type MonthRange, parseMonth } from './month.ts'

/** `2023-12`, `2023-01..2023-12` or `2023`; null where the text is none of them. */
export function parseMonthRange(text: string): MonthRange | null {
  if (/^\d{4}$/.test(text)) {
    const [from, to] = [parseMonth(`${text}-01`), parseMonth(`${text}-12`)]
    return from && to && { from, to }
  }
  const [first = '', last = first, ...rest] = text.split('..')
  const [from, to] = [parseMonth(first), parseMonth(last)]
  return from && to && from <= to && rest.length === 0 ? { from, to } : null
}

/** A date, or a date and time in UTC where no zone is said, as ISO 8601 in UTC; null where it is none. */
export function parseDate(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/.test(text)) return null
  const date = new Date(/T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) || !text.includes('T') ? text : `${text}Z`)
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text.slice(0, 8))
    ? null
    : date.toISOString()
}
