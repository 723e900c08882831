import {
  addMonths,
  formatMonth,
  getCalendarMonth,
  getYear,
  type Month,
  parseMonth,
  toMonth,
} from './month.ts'
import { type Window, windowMonths } from './window.ts'

/** What a brief is of: a month, a quarter, a half of a year, or a year. */
export const editions = ['month', 'quarter', 'half', 'year'] as const satisfies readonly Window[]

export type Edition = (typeof editions)[number]

/** The edition, and the month that it ends with. */
export interface Period {
  readonly edition: Edition
  readonly last: Month
}

/** How many months each has, and how one of them is written: 2023-Q1, 2023-H1, 2023. */
const lengths = {
  quarter: { months: 3, signs: ['-Q1', '-Q2', '-Q3', '-Q4'] },
  half: { months: 6, signs: ['-H1', '-H2'] },
  year: { months: 12, signs: [''] },
} as const

const monthsIn = (edition: Edition): number => (edition === 'month' ? 1 : lengths[edition].months)

/** Which one of its kind it is within the year: 2 for the second half. */
export const numberInYear = ({ edition, last }: Period): number =>
  Math.ceil(getCalendarMonth(last) / monthsIn(edition))

/** `2023-12`, `2023-Q4`, `2023-H2`, `2023`. */
export function formatPeriod({ edition, last }: Period): string {
  if (edition === 'month') return formatMonth(last)
  return `${getYear(last)}${lengths[edition].signs[numberInYear({ edition, last }) - 1] ?? ''}`
}

/** Reads what `formatPeriod` writes, and months as `parseMonth` does; null where the text is none of them. */
export function parsePeriod(text: string): Period | null {
  const month = parseMonth(text)
  if (month) return { edition: 'month', last: month }
  const [, year, sign = ''] = /^((?:19|2\d)\d{2})(-[QH][1-4])?$/.exec(text.trim().toUpperCase()) ?? []
  if (year === undefined) return null
  for (const edition of ['quarter', 'half', 'year'] as const) {
    const { months, signs }: { months: number; signs: readonly string[] } = lengths[edition]
    const index = signs.indexOf(sign)
    if (index >= 0) return { edition, last: toMonth(Number(year), (index + 1) * months) }
  }
  return null
}

/**
 * The periods of an edition that cover so many months at least, in their order. The last is the one that a month
 * lies in; the month need not be its end.
 */
export function periodsUntil(edition: Edition, month: Month, months: number): Period[] {
  const length = monthsIn(edition)
  const last = edition === 'month' ? month : addMonths(windowMonths(edition, month).from, length - 1)
  const count = Math.ceil(months / length)
  return Array.from({ length: count }, (_, index) => ({
    edition,
    last: addMonths(last, (index + 1 - count) * length),
  }))
}

/**
 * The windows that a brief shows: its own, and the year to date where that is another. In January, in the first
 * half, over the year, the two are the same, and are not said twice.
 */
export const listWindows = ({ edition, last }: Period): readonly Window[] =>
  getCalendarMonth(windowMonths(edition, last).from) === 1 ? [edition] : [edition, 'ytd']
