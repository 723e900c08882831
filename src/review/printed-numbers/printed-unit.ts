import { Fraction } from '../../trade/numbers/numbers.ts'
import { currencies, currencyNames } from '../../trade/trade.ts'
import type { PrintedNumber } from './printed-number.ts'

/** A unit as it is printed: 亿美元, 万吨, 千个, US$ million, 美元/千克. */
export interface PrintedUnit {
  readonly text: string
  /** The smallest unit of its kind, which all of them count: 美元, 元, 克, 个; of a price, 美元/克. */
  readonly base: string
  /** How many of these make one. */
  readonly factor: Fraction
}

const multiples = new Map([
  ['亿', 100_000_000n],
  ['万', 10_000n],
  ['千', 1_000n],
  ['百', 100n],
  ['十', 10n],
])

const englishMultiples = new Map([
  ['trillion', 1_000_000_000_000n],
  ['billion', 1_000_000_000n],
  ['bn', 1_000_000_000n],
  ['million', 1_000_000n],
  ['mn', 1_000_000n],
  ['mln', 1_000_000n],
  ['thousand', 1_000n],
  ['hundred', 100n],
])

/** Other names of a unit, with how many of the smallest they count. */
const names = new Map<string, readonly [base: string, size: bigint]>([
  ...currencies.map((code) => [code, [currencyNames[code].zh, 1n]] as const),
  ['人民币', ['元', 1n]],
  ['元人民币', ['元', 1n]],
  ['人民币元', ['元', 1n]],
  ['RMB', ['元', 1n]],
  ['CNY', ['元', 1n]],
  ['yuan', ['元', 1n]],
  ['US$', ['美元', 1n]],
  ['USD', ['美元', 1n]],
  ['$', ['美元', 1n]],
  ['dollar', ['美元', 1n]],
  ['€', ['欧元', 1n]],
  ['£', ['英镑', 1n]],
  ['HK$', ['港元', 1n]],
  ['US dollar', ['美元', 1n]],
  ['吨', ['克', 1_000_000n]],
  ['公吨', ['克', 1_000_000n]],
  ['公斤', ['克', 1_000n]],
  ['tonne', ['克', 1_000_000n]],
  ['ton', ['克', 1_000_000n]],
  ['metric tonne', ['克', 1_000_000n]],
  ['metric ton', ['克', 1_000_000n]],
  ['t', ['克', 1_000_000n]],
  ['mt', ['克', 1_000_000n]],
  ['kt', ['克', 1_000_000_000n]],
  ['Mt', ['克', 1_000_000_000_000n]],
  ['kg', ['克', 1_000n]],
  ['kilogram', ['克', 1_000n]],
  ['g', ['克', 1n]],
  ...(['W', '瓦', 'Wh', '瓦时'] as const).flatMap((unit) => {
    const base = unit.endsWith('h') || unit.endsWith('时') ? '瓦时' : '瓦'
    const sizes: ReadonlyArray<readonly [string, bigint]> = [
      ['G', 1_000_000_000n],
      ['吉', 1_000_000_000n],
      ['M', 1_000_000n],
      ['兆', 1_000_000n],
      ['k', 1_000n],
      ['K', 1_000n],
      ['', 1n],
    ]
    return sizes.map(([prefix, size]) => [`${prefix}${unit}`, [base, size]] as const)
  }),
])

/**
 * Reads 亿美元 as 100,000,000 美元, 万千瓦 as 10,000,000 瓦, US$ million as 1,000,000 美元 and 美元/吨 as a price; a unit of no
 * known multiple counts itself.
 */
export function readUnit(text: string): PrintedUnit {
  const [money, per, ...rest] = text.split(/\s*(?:\/|\bper\b|每)\s*/)
  if (money && per && rest.length === 0) {
    const [a, b] = [readUnit(money), readUnit(per)]
    return { text, base: `${a.base}/${b.base}`, factor: a.factor.dividedBy(b.factor) }
  }
  let factor = 1n
  let name = text.trim()
  for (;;) {
    const multiple = multiples.get(name.slice(0, 1))
    if (multiple === undefined || name.length < 2) break
    factor *= multiple
    name = name.slice(1)
  }
  const words = name.split(/\s+/).filter((word) => {
    const multiple = englishMultiples.get(word.toLowerCase())
    if (multiple !== undefined) factor *= multiple
    return multiple === undefined
  })
  name = words.join(' ')
  if (/^[A-Za-z ]{3,}s$/.test(name)) name = name.slice(0, -1)
  const [base, size] = names.get(name) ?? [name, 1n]
  return { text, base, factor: Fraction.of(factor * size) }
}

const moneyBases = new Set(['元', ...currencies.map((code) => currencyNames[code].zh)])

/** Whether a unit counts money. */
export const isMoney = ({ base }: PrintedUnit): boolean => moneyBases.has(base)

/** Whether a unit is money for a quantity. */
export const isPrice = ({ base }: PrintedUnit): boolean => {
  const [money = '', per] = base.split('/')
  return moneyBases.has(money) && !!per
}

/** The units of money that a brief may have meant, with the currency of another. */
export const listMoneyUnits = ({ base }: PrintedUnit): PrintedUnit[] =>
  ['', '千', '万', '百万', '亿'].map((multiple) => readUnit(`${multiple}${base}`))

/** The number, with what it may stand for in the smallest unit. */
export function scaleNumber(number: PrintedNumber, { factor }: PrintedUnit): PrintedNumber {
  return { ...number, value: number.value.times(factor), interval: number.interval.scaled(factor) }
}
