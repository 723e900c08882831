import { type Localized, type MonthRange, namePeriod, parsePeriod, windowMonths } from '../../trade/trade.ts'

/** The name of a period that is written as `formatPeriod` does; any other text stands for itself. */
export function namePeriodText(text: string): Localized {
  const period = parsePeriod(text)
  return period ? namePeriod(period) : { zh: text, en: text }
}

/** The months that a period covers; null where it is no period. */
export function periodMonths(text: string): MonthRange | null {
  const period = parsePeriod(text)
  return period && windowMonths(period.edition, period.last)
}
