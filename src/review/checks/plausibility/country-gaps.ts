import { type Partner, partners, reimports } from '../../../codes/partners/partners.ts'
import { type Flow, getYear, type Month } from '../../../trade/trade.ts'
import type { History } from '../check-context.ts'
import { memberMonths } from './member-months.ts'

/** Months of a year without any of many countries that follow one another by code, in trade with most of the others. */
export interface CountryGap {
  readonly loads: readonly number[]
  readonly months: readonly Month[]
  /** Ids of the countries, by code. */
  readonly missing: readonly string[]
  /** Which part of the other countries the year has. */
  readonly present: number
}

const fewestMonths = 6

/**
 * So many countries in a row, and which part of the others must be there. The evidence is the decimal logarithm of the
 * probability of the row: real years with most of the world do not fall below -4.
 */
const limits = { missing: 12, present: 0.55, evidence: -10 } as const

/**
 * Years whose trade is with most of the world, but with none of many countries that follow one another by code: a block
 * of rows was lost, or a continent was not asked for. It needs no other year.
 */
export function countryGaps(history: History, flow: Flow): CountryGap[] {
  const byMonth = [...memberMonths(history, flow, 'partner')]
  const years = [...new Set(byMonth.map(([month]) => getYear(month)))]
  return years.flatMap((year) => {
    const current = byMonth.filter(([month]) => getYear(month) === year)
    if (current.length < fewestMonths) return []
    const gap = widestGap(new Set(current.flatMap(([, { members }]) => [...members.keys()])))
    if (!gap) return []
    return [
      {
        ...gap,
        loads: [...new Set(current.flatMap(([, { loads }]) => loads))],
        months: current.map(([month]) => month).sort((a, b) => a - b),
      },
    ]
  })
}

/** The countries by code, which goes by continent; those of Oceania are small islands mostly, and have little trade. */
const countries = (): readonly Partner[] =>
  partners()
    .filter((partner) => !partner.id.startsWith('X') && partner.id !== reimports && lastCode(partner) < '600')
    .sort((a, b) => (lastCode(a) < lastCode(b) ? -1 : 1))

const lastCode = ({ codes }: Partner): string => codes.at(-1) ?? ''

function widestGap(present: ReadonlySet<string>): Pick<CountryGap, 'missing' | 'present'> | null {
  const listed = countries()
  const isThere = ({ codes }: Partner) => codes.some((code) => present.has(code))
  const count = listed.filter(isThere).length
  const gaps: Partner[][] = [[]]
  for (const country of listed)
    if (!isThere(country)) gaps.at(-1)?.push(country)
    else if (gaps.at(-1)?.length) gaps.push([])
  const widest = gaps.reduce((best, gap) => (gap.length > best.length ? gap : best), [])
  const rate = count / Math.max(1, listed.length - widest.length)
  const evidence = widest.length * Math.log10(1 - Math.min(0.95, rate)) + Math.log10(listed.length)
  const isGap = widest.length >= limits.missing && rate >= limits.present && evidence <= limits.evidence
  return isGap ? { missing: widest.map(({ id }) => id), present: rate } : null
}
