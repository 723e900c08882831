import {
  addMonths,
  getCalendarMonth,
  getYear,
  type Month,
  type MonthRange,
  monthsBetween,
  toMonth,
  windowMonths,
} from '../../../trade/trade.ts'
import type { PeriodWords } from '../lexicon/lexicon.ts'

/** What is left open by a period’s words follows from the text’s month, or from what was said last. */
export interface PeriodContext {
  readonly year: number
  /** The last month, from 1. */
  readonly month: number
}

/** The months of a period; null where there are no such months. */
export function resolvePeriod(words: PeriodWords, context: PeriodContext): MonthRange | null {
  const year = (words.year ?? context.year) - (words.yearsBefore ?? 0)
  if (year < 1950 || year > 2100) return null
  if (words.kind === 'recent') {
    const last = toMonth(context.year, context.month)
    return { from: addMonths(last, 1 - (words.first ?? 1)), to: last }
  }
  const month = words.last === null ? context.month : words.last === -1 ? context.month - 1 : words.last
  if (month < 1 || month > 12) return null
  const to = toMonth(year, month)
  switch (words.kind) {
    case 'month':
      return { from: to, to }
    case 'quarter':
      return { from: addMonths(to, -2), to }
    case 'half':
      return { from: addMonths(to, -5), to }
    case 'range':
      return { from: toMonth(year, words.first ?? 1), to }
    case 'same':
    case 'ytd':
    case 'year':
      return { from: toMonth(year, 1), to }
  }
}

/** Names runs of months by the text’s month; the first name of the same months stays, so that 全年 and 1-12月 are one. */
export class RunNames {
  readonly month: Month
  readonly #names = new Map<string, string>()

  constructor(month: Month) {
    this.month = month
  }

  /** `month`, `ytd-12`. @param kind how the text names it, which tells January from January to January. */
  name(range: MonthRange, kind: PeriodWords['kind']): string {
    const { from, to } = range
    const isSingle = from === to && kind !== 'ytd'
    const key = isSingle ? `${to}` : `${from}-${to}`
    const named = this.#names.get(key)
    if (named !== undefined) return named
    const window = isSingle ? 'month' : windowOf(range, kind)
    const lag = monthsBetween(to, this.month)
    const name = lag === 0 ? window : `${window}-${lag}`
    this.#names.set(key, name)
    return name
  }
}

function windowOf({ from, to }: MonthRange, kind: PeriodWords['kind']): string {
  if (kind === 'half' || kind === 'quarter' || kind === 'year') return kind
  if (getCalendarMonth(from) === 1 && getYear(from) === getYear(to)) return 'ytd'
  const months = monthsBetween(from, to) + 1
  return months === 3 ? 'month3' : months === 12 ? 'rolling12' : `months${months}`
}

/** The months of a run, by the month that lags count from; null for a run without a name of ours. */
export function runMonths(run: string, month: Month): MonthRange | null {
  const [window = '', lag = '0'] = run.split('-')
  const last = addMonths(month, -Number(lag))
  switch (window) {
    case 'month':
    case 'ytd':
    case 'quarter':
    case 'half':
    case 'year':
    case 'month3':
    case 'rolling12':
      return windowMonths(window, last)
    default: {
      const [, count] = /^months(\d+)$/.exec(window) ?? []
      return count ? { from: addMonths(last, 1 - Number(count)), to: last } : null
    }
  }
}

/** The month that most of the periods which name a year end with; of equals, the latest. Null where none names a year. */
export function mostNamedMonth(periods: readonly PeriodWords[]): Month | null {
  const counts = new Map<Month, number>()
  for (const words of periods) {
    if (words.year === null || words.last === null || words.last < 1) continue
    const weight = words.kind === 'month' || words.kind === 'ytd' ? 4 : words.kind === 'year' ? 1 : 2
    const month = toMonth(words.year, words.last)
    counts.set(month, (counts.get(month) ?? 0) + weight)
  }
  return [...counts].sort(([a, first], [b, second]) => second - first || b - a)[0]?.[0] ?? null
}
