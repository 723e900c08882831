import { Fraction, groupThousands } from '../trade/numbers/numbers.ts'
import {
  addMonths,
  type Cut,
  type Dimension,
  type Flow,
  formatRange,
  type Localized,
  type Month,
  type MonthRange,
} from '../trade/trade.ts'

/** The field's words as messages have them. */
export const flowWords: Readonly<Record<Flow, Localized>> = {
  export: { zh: '出口', en: 'exports' },
  import: { zh: '进口', en: 'imports' },
}

export const dimensionWords: Readonly<Record<Dimension, Localized>> = {
  commodity: { zh: '商品', en: 'commodity' },
  partner: { zh: '贸易伙伴', en: 'partner' },
  procedure: { zh: '贸易方式', en: 'procedure' },
  place: { zh: '注册地', en: 'place' },
}

const tableSpans: Readonly<Record<string, Localized | undefined>> = {
  'month.current': { zh: '当月', en: 'month' },
  'month.base': { zh: '上年同月', en: 'month a year before' },
  'quarter.current': { zh: '本季度', en: 'quarter' },
  'quarter.base': { zh: '上年同季', en: 'quarter a year before' },
  'half.current': { zh: '半年', en: 'half-year' },
  'half.base': { zh: '上年同期半年', en: 'half-year a year before' },
  'year.current': { zh: '全年', en: 'year' },
  'year.base': { zh: '上年全年', en: 'year before' },
  'ytd.current': { zh: '累计', en: 'year to date' },
  'ytd.base': { zh: '上年累计', en: 'year to date a year before' },
}

/** A span of a brief’s sums: 当月, 上年累计; its key where it is none of the tables’. */
export const spanWords = (key: string): Localized => tableSpans[key] ?? { zh: key, en: key }

/** 商品+贸易伙伴, as the portal's form names what a query is split by. */
export const cutWords = (cut: Cut): Localized =>
  cut.length === 0
    ? { zh: '不分项合计', en: 'totals alone' }
    : {
        zh: cut.map((dimension) => dimensionWords[dimension].zh).join('+'),
        en: cut.map((dimension) => dimensionWords[dimension].en).join('+'),
      }

/** An amount that is a whole number of so many decimals, in whole units: `10127757.599`. */
export const inWholeUnits = (amount: bigint, decimals: number): string =>
  Fraction.ofScaled(amount, decimals).toDecimal()

/** The same to be read by people: `10,127,757.599 USD`. */
export const scaledWords = (amount: bigint, decimals: number, unit: string | null = null): string =>
  amountWords(inWholeUnits(amount, decimals), unit)

/** An exact amount in whole units, to be read by people: `3,589,551 USD`, `362,143 个`; `-` where there is none. */
export const amountWords = (amount: bigint | string | null, unit: string | null = null): string =>
  amount === null ? '-' : [groupThousands(amount.toString()), ...(unit === null ? [] : [unit])].join(' ')

/** An amount as readers compare it: `10,115 USD`, `4.52`, `0.0314`; three digits where it is less than one. */
export function roundedWords(amount: string, unit: string | null = null): string {
  if (!amount.includes('.')) return amountWords(amount, unit)
  const [, digits = '', zeros = ''] = /^-?0*(\d*)\.(0*)/.exec(amount) ?? []
  const decimals = digits.length > 3 ? 0 : digits.length > 0 ? 2 : zeros.length + 3
  return amountWords(Fraction.ofDecimal(amount).toFixed(decimals), unit)
}

/** Months as runs: `2022-01..2022-12, 2023-05`. */
export function monthRuns(months: readonly Month[]): string {
  const runs: MonthRange[] = []
  for (const month of [...new Set(months)].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && addMonths(last.to, 1) === month) runs[runs.length - 1] = { from: last.from, to: month }
    else runs.push({ from: month, to: month })
  }
  return runs.map(formatRange).join(', ')
}
