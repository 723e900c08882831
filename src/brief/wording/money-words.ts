import { Fraction, groupThousands } from '../../trade/numbers/numbers.ts'
import { currencySigns, type Localized } from '../../trade/trade.ts'
import type { Product } from '../product/product.ts'
import type { UnitWords } from '../scales/scales.ts'
import { enLocale } from './en/en.ts'
import { bySize } from './en/phrases/phrases.ts'
import { zhLocale } from './zh/zh.ts'

const chineseScales = [
  { factor: 100_000_000n, word: '亿', decimals: 2 },
  { factor: 10_000n, word: '万', decimals: 1 },
] as const

/**
 * An amount of money as lists of briefs have it: in the unit that its product states, as its brief has it, or else by its
 * size, `52.80亿美元`, `US$5.28 billion`; below 10,000 in whole units. Rounded once, half away from zero.
 *
 * @param amount in whole units of the currency, not negative.
 */
export function moneyWords(
  amount: bigint,
  { currency, value }: Pick<Product, 'currency' | 'value'>,
): Localized {
  const sign = currencySigns[currency]
  const { scale: stated } = value
  if (stated !== 'auto') {
    const inUnit = (units: UnitWords) => {
      const { factor, after } = units.statedMoney(stated, currency)
      const decimals = factor === 1n ? 0 : (value.decimals ?? 1)
      return { number: groupThousands(Fraction.of(amount, factor).toFixed(decimals)), after }
    }
    const [zh, en] = [inUnit(zhLocale.units), inUnit(enLocale.units)]
    return { zh: `${zh.number}${zh.after}`, en: `${sign.en}${en.number} ${en.after}`.trim() }
  }
  const scale = chineseScales.find(({ factor }) => amount >= factor)
  const number = scale ? Fraction.of(amount, scale.factor).toFixed(scale.decimals) : amount.toString()
  return {
    zh: `${groupThousands(number)}${scale?.word ?? ''}${sign.zh}`,
    en: `${sign.en}${bySize(Fraction.of(amount))}`,
  }
}
