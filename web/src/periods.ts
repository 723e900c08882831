import type { Localized } from '../../src/desk/schemas/schemas.ts'
import { monthAfter, monthName } from './months.ts'
import type { Language } from './say.tsx'

/** What a brief is of. A period is written as the command takes it: 2023-12, 2023-Q4, 2023-H2, 2023. */
export type Edition = 'month' | 'quarter' | 'half' | 'year'

export const editions: readonly Edition[] = ['month', 'quarter', 'half', 'year']

/** As it is chosen. */
export const editionWords: Readonly<Record<Edition, Localized>> = {
  month: { zh: '月', en: 'Month' },
  quarter: { zh: '季', en: 'Quarter' },
  half: { zh: '半年', en: 'Half-year' },
  year: { zh: '年', en: 'Year' },
}

const lengths: Readonly<Record<Edition, number>> = { month: 1, quarter: 3, half: 6, year: 12 }

/** Whether a text of an address is a period; what is none is shown as it stands. */
export const isPeriod = (text: string): boolean => /^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$/.test(text)

export function getEdition(period: string): Edition {
  if (/^\d{4}$/.test(period)) return 'year'
  return period.includes('Q') ? 'quarter' : period.includes('H') ? 'half' : 'month'
}

const quarters = { zh: ['一', '二', '三', '四'], en: ['Q1', 'Q2', 'Q3', 'Q4'] } as const
const halves = { zh: ['上半年', '下半年'], en: ['H1', 'H2'] } as const

/** `2023-Q4` for a reader: 2023年四季度, Q4 2023. */
export function periodName(period: string, language: Language): string {
  if (!isPeriod(period)) return period
  const [year = '', part = ''] = period.split('-')
  const index = Number(part.slice(1)) - 1
  switch (getEdition(period)) {
    case 'month':
      return monthName(period, language)
    case 'quarter':
      return language === 'zh' ? `${year}年${quarters.zh[index]}季度` : `${quarters.en[index]} ${year}`
    case 'half':
      return language === 'zh' ? `${year}年${halves.zh[index]}` : `${halves.en[index]} ${year}`
    case 'year':
      return language === 'zh' ? `${year}年` : year
  }
}

/** The month that a period ends with. */
export function getLastMonth(period: string): string {
  const [year = '', part = '1'] = period.split('-')
  const edition = getEdition(period)
  const length = lengths[edition]
  const ordinal = edition === 'month' || edition === 'year' ? part : part.slice(1)
  return `${year}-${String(Number(ordinal) * length).padStart(2, '0')}`
}

/** The period of an edition that a month lies in. */
export function periodWith(edition: Edition, month: string): string {
  const [year = '', number = '1'] = month.split('-')
  const index = Math.ceil(Number(number) / lengths[edition])
  return { month, quarter: `${year}-Q${index}`, half: `${year}-H${index}`, year }[edition]
}

/** The period so many later, of the same edition. */
export function periodAfter(period: string, count: number): string {
  const edition = getEdition(period)
  return periodWith(edition, monthAfter(getLastMonth(period), count * lengths[edition]))
}

/**
 * Where to go from a period when another edition is chosen: to that which its last month lies in, but not to one
 * that the data have not come to the end of.
 */
export function sameTimeIn(edition: Edition, period: string, latest: string | null): string {
  const last = getLastMonth(period)
  const existing = latest !== null && latest < last ? latest : last
  const present = periodWith(edition, existing)
  return latest !== null && getLastMonth(present) > latest ? periodAfter(present, -1) : present
}

/** Where the brief of a product’s period is. */
export const briefAddress = (product: string, period: string): string =>
  `/briefs/${encodeURIComponent(product)}/${period}`

/** The periods of an edition from the one that a month lies in to the last that the data have come to the end of. */
export function listPeriods(edition: Edition, first: string, latest: string): string[] {
  const periods: string[] = []
  for (
    let period = periodWith(edition, first);
    getLastMonth(period) <= latest;
    period = periodAfter(period, 1)
  )
    periods.push(period)
  return periods
}
