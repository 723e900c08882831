import { UserError } from '../../trade/errors/errors.ts'
import { Fraction, groupThousands } from '../../trade/numbers/numbers.ts'
import { formatRange, type Localized, type MonthRange } from '../../trade/trade.ts'
import type { Divisions, ReportedRow } from './reported-row.ts'

const again: Localized = {
  zh: '文件可能被改动过：请重新下载。',
  en: 'The file may have been edited: download it again.',
}

/** A row whose cell an earlier one has. */
export const repeatedKey = (file: string, { line, commodity, partner }: ReportedRow): UserError =>
  new UserError(
    {
      zh: '这一行与前面的一行是同一商品、同一伙伴、同一时期，不能相加。',
      en: 'This row has the commodity, partner and period of an earlier one, and the two cannot be added up.',
    },
    {
      where: { file, line, found: [commodity?.code, partner.name || partner.code].filter(Boolean).join(' ') },
      hint: again,
    },
  )

/** Rows that divide one that the file lacks. */
export const withoutTotal = (file: string, line: number, { by, hint }: Divisions): UserError =>
  new UserError(
    {
      zh: `这一行是按${by.zh}细分的，而文件里没有它的合计行。`,
      en: `This row is a division by ${by.en} of a row that the file does not have.`,
    },
    { where: { file, line }, hint },
  )

interface Differing {
  readonly line: number
  readonly commodity: string
  readonly period: MonthRange
  readonly total: bigint
  readonly sum: bigint
  readonly scale: number
}

/** Parts that are more than their own total. */
export function differsFromTotal(
  file: string,
  { line, commodity, period, total, sum, scale }: Differing,
): UserError {
  const [parts, whole] = [sum, total].map((amount) => amountText(amount, scale))
  const what = [commodity, formatRange(period)].filter(Boolean).join(' ')
  return new UserError(
    {
      zh: `各伙伴之和 ${parts} 大于文件自己的合计 ${whole}（${what}）。`,
      en: `The partners add up to ${parts}, more than the file’s own total of ${whole} (${what}).`,
    },
    { where: { file, line }, hint: again },
  )
}

/** An amount with its decimals and thousands: 10,127,757.599. */
const amountText = (amount: bigint, scale: number): string =>
  groupThousands(Fraction.ofScaled(amount, scale).toDecimal())

/** Something in a row that cannot be read. */
export const badField = (
  file: string,
  line: number,
  column: string,
  found: string,
  words: Localized,
  hint: Localized = again,
): UserError => new UserError(words, { where: { file, line, ...(column !== '' && { column }), found }, hint })

export const expectedWholeNumber: Localized = {
  zh: '应为不带符号、没有小数的数',
  en: 'Expected a whole number without a sign',
}
export const expectedDecimals: Localized = {
  zh: '应为不带符号的数，最多三位小数',
  en: 'Expected a number without a sign and with three decimals at most',
}
export const expectedCountryDigits: Localized = {
  zh: '应为 3 位的国家代码',
  en: 'Expected a country code of 3 digits',
}
