import {
  getYear,
  type Localized,
  type MonthRange,
  nameMonth,
  numberInYear,
  type Period,
  parsePeriod,
  windowMonths,
} from '../../trade/trade.ts'

const quarters = ['一', '二', '三', '四'] as const

/** A period for a reader: 2023年12月, December 2023; 2023年第四季度, fourth quarter of 2023. */
export function namePeriod(text: string): Localized {
  const period = parsePeriod(text)
  if (!period) return { zh: text, en: text }
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
