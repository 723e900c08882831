import { Fraction, groupThousands } from '../../trade/numbers/numbers.ts'
import { type Currency, currencySigns, type Localized } from '../../trade/trade.ts'
import { bySize } from './en/phrases/phrases.ts'

const chineseScales = [
  { factor: 100_000_000n, word: '亿', decimals: 2 },
  { factor: 10_000n, word: '万', decimals: 1 },
] as const

/**
 * An amount of money by its size, as lists of briefs have it: `52.80亿美元`, `US$5.28 billion`; below 10,000 in whole
 * units. Rounded once, half away from zero.
 *
 * @param amount in whole units of the currency, not negative.
 */
export function moneyWords(amount: bigint, currency: Currency): Localized {
  const scale = chineseScales.find(({ factor }) => amount >= factor)
  const number = scale ? Fraction.of(amount, scale.factor).toFixed(scale.decimals) : amount.toString()
  const { zh, en } = currencySigns[currency]
  return {
    zh: `${groupThousands(number)}${scale?.word ?? ''}${zh}`,
    en: `${en}${bySize(Fraction.of(amount))}`,
  }
}
