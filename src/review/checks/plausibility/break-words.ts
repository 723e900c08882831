import {
  type Currency,
  formatRange,
  getYear,
  type Localized,
  type Month,
  type MonthRange,
} from '../../../trade/trade.ts'
import type { ScaleMeasure } from './scale-break.ts'

/** What makes amounts so many times others. */
export type ScaleCause =
  | 'hundredfold'
  | 'thousandfold'
  | 'tenThousandfold'
  | 'hundredMillionfold'
  | 'currency'
  | 'exchanged'
  | 'unknown'

const powers: readonly (readonly [ScaleCause, number])[] = [
  ['hundredfold', 2],
  ['thousandfold', 3],
  ['tenThousandfold', 4],
  ['hundredMillionfold', 8],
]

/** The likely cause of a factor, given as its decimal logarithm. */
export function findCause(measure: ScaleMeasure, magnitude: number): ScaleCause {
  if (measure === 'exchanged') return 'exchanged'
  const size = Math.abs(magnitude)
  const [power] = powers.find(([, exponent]) => Math.abs(size - exponent) <= 0.3) ?? []
  if (power) return power
  // The renminbi cost 6 to 7.4 to the dollar since 2008.
  return measure === 'value' && Math.log10(5.4) <= size && size <= Math.log10(8.6) ? 'currency' : 'unknown'
}

/** A factor to be read: `1/1,000`, `6.9`. */
export function factorText(magnitude: number): string {
  const factor = 10 ** Math.abs(magnitude)
  const digits = factor < 20 ? 1 : 0
  const text = Number(factor.toPrecision(2)).toLocaleString('en-US', { maximumFractionDigits: digits })
  return magnitude < 0 ? `1/${text}` : text
}

/** Where months are too large or too small, what probably happened to their file. */
export function causeWords(
  cause: ScaleCause,
  measure: ScaleMeasure,
  isLarger: boolean,
  currency: Currency,
): Localized {
  const unit = (zh: string, en: string): Localized => ({
    zh: isLarger ? `可能与之相比的数据以${zh}为单位，或这里的数据多乘了${zh}` : `文件可能以${zh}为单位`,
    en: isLarger
      ? `probably the others are in ${en}, or these were multiplied by it`
      : `the file is probably in ${en}`,
  })
  switch (cause) {
    case 'hundredfold':
      return unit('百', 'hundreds')
    case 'thousandfold':
      return unit('千', 'thousands')
    case 'tenThousandfold':
      return unit('万', 'units of ten thousand (万)')
    case 'hundredMillionfold':
      return unit('亿', 'units of a hundred million (亿)')
    case 'exchanged':
      return { zh: '可能金额与数量两列对调', en: 'value and quantity were probably exchanged' }
    case 'currency':
      return isLarger === (currency === 'USD')
        ? {
            zh: `可能是人民币金额放在美元栏下`,
            en: 'probably renminbi under the heading of US dollars',
          }
        : {
            zh: `可能是美元金额放在人民币栏下`,
            en: 'probably US dollars under the heading of renminbi',
          }
    case 'unknown':
      return measure === 'quantity'
        ? { zh: '可能数量的单位不同', en: 'the quantities are probably in another unit' }
        : { zh: '可能单位不同或文件有误', en: 'the unit is probably another, or the file is wrong' }
  }
}

/** A name for months that does not change while a year goes on: `2023` since January, else its months. */
export function partOfMonths({ from, to }: MonthRange): string {
  const isYear = getYear(from) === getYear(to) && from % 100 === 1 && from !== to
  return isYear ? String(getYear(from)) : formatRange({ from, to })
}

/** The first and the last of some months, which are not empty. */
export function rangeOfMonths(months: readonly { readonly month: Month }[]): MonthRange {
  const [first, last] = [months[0]?.month, months.at(-1)?.month]
  if (first === undefined || last === undefined) throw new RangeError('no months')
  return { from: first, to: last }
}
