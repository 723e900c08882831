import { getYear, type Month, type MonthRange, toMonth } from '../../trade/trade.ts'

/**
 * A month (`2015-01`, `201501`), or a year (`2015`, `201552`); null for what is none or lies in the future.
 */
export function readPeriod(text: string, now: Month): MonthRange | null {
  const [, year = '', month = ''] = /^(\d{4})(?:-?(\d\d))?$/.exec(text) ?? []
  if (year === '' || Number(year) < 1976) return null
  if (month === '' || month === '52') {
    if (Number(year) > getYear(now)) return null
    return { from: toMonth(Number(year), 1), to: toMonth(Number(year), 12) }
  }
  if (Number(month) < 1 || Number(month) > 12) return null
  const from = toMonth(Number(year), Number(month))
  return from > now ? null : { from, to: from }
}
