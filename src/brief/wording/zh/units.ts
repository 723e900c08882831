import { cleanName } from '../../../codes/codes.ts'
import { moneyFactor, unitNamed } from '../../../codes/units/units.ts'
import { type Currency, currencyNames, perCurrency } from '../../../trade/trade.ts'
import type { DisplayUnit, UnitWords } from '../../scales/scales.ts'
import { countedUnit, findGrams, type Multiple, multiplesOver } from '../units.ts'

/** Chinese counts in 亿 and 万: what is between 1 and 10 of either has decimals. 百万 and 千 are only ever stated. */
const multiples: readonly Multiple[] = [
  [100_000_000n, '亿'],
  [10_000n, '万'],
  [1n, ''],
]

/** In grams: a tonne is 1,000 kilograms. */
const weights: readonly Multiple[] = [
  [100_000_000_000_000n, '亿吨'],
  [10_000_000_000n, '万吨'],
  [1_000_000n, '吨'],
  [1_000n, '千克'],
  [1n, '克'],
]

const tonnes = '计量单位：重量由海关统计的千克换算为吨，1吨=1000千克。'

const stated = { 亿: 100_000_000n, 百万: 1_000_000n, 万: 10_000n, 千: 1_000n, 个: 1n } as const

const unit = (factor: bigint, label: string): DisplayUnit => ({ factor, label, after: label })

/** 亿美元, 亿元. */
export const currencyUnits: Readonly<Record<Currency, string>> = {
  ...perCurrency((currency) => currencyNames[currency].zh),
  CNY: '元',
}

/** The units of Chinese text: 亿美元, 万吨. */
export const zhUnits: UnitWords = {
  overridden: true,
  money: (currency) => {
    return multiples.map(([factor, word]) => unit(factor, `${word}${currencyUnits[currency]}`))
  },
  quantity(name) {
    const grams = findGrams(name)
    if (grams !== null)
      return multiplesOver(weights, grams).map(([factor, word]) => ({
        ...unit(factor, word),
        ...(word.endsWith('吨') && { note: tonnes }),
      }))
    const counted = countedUnit(cleanName(name ?? ''), '')
    return multiplesOver(multiples, counted.size).map(([factor, word]) =>
      unit(factor, `${word}${counted.name}`),
    )
  },
  per: (name) => cleanName(name ?? ''),
  perTonne: '吨',
  isUnit(text) {
    const counted = text.replace(/^(?:百万|亿|万|千)(?=.)/, '')
    return moneyFactor(text) !== null || counted === '吨' || [text, counted].some((name) => unitNamed(name))
  },
  statedMoney: (scale, currency) =>
    unit(stated[scale], `${scale.replace('个', '')}${currencyUnits[currency]}`),
  statedQuantity: (scale, name) =>
    typeof scale === 'string'
      ? unit(stated[scale], `${scale.replace('个', '')}${cleanName(name ?? '')}`)
      : unit(BigInt(scale.factor), scale.label.zh),
}
