import {
  type Localized,
  type MonthRange,
  namePeriod,
  type Period,
  parsePeriod,
  windowMonths,
} from '../../trade/trade.ts'

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

/** In the order of time, and the shorter before the longer that ends with it. */
export function comparePeriods(a: string, b: string): number {
  const rank = (text: string) => {
    const period = parsePeriod(text)
    return period ? period.last * 10 + editionRank(period) : 0
  }
  return rank(a) - rank(b)
}

const editionRank = ({ edition }: Period): number => ['month', 'quarter', 'half', 'year'].indexOf(edition)
