import { type ReferenceUnit, referenceUnit } from '../../codes/units/units.ts'
import { type Currency, currencies } from '../../trade/trade.ts'
import { type DisplayUnit, mainDigits } from '../scales/scales.ts'

/** A multiple with its word: 10,000 and 万. */
export type Multiple = readonly [factor: bigint, word: string]

/** How many grams a unit of weight has, of which customs counts kilograms and grams; null for another unit. */
export const findGrams = (name: string | null): bigint | null =>
  name === '千克' ? 1_000n : name === '克' ? 1n : null

/** The multiples that are a whole number of customs' unit, with their factors over it. */
export function multiplesOver(multiples: readonly Multiple[], size: bigint): readonly Multiple[] {
  return multiples.flatMap(([factor, word]): Multiple[] =>
    factor % size === 0n ? [[factor / size, word]] : [],
  )
}

/** What a customs unit counts: itself, or what it is a hundred or a thousand of. */
export const countedUnit = (name: string, short: string): ReferenceUnit =>
  referenceUnit(name) ?? { name, short, size: 1n }

/** In units of languages that write the currency first, currencies are called by their codes, but for these two. */
const currencyLabels: Readonly<Partial<Record<Currency, string>>> = { USD: 'US$', CNY: 'RMB' }

const labelCurrency = (currency: Currency): string => currencyLabels[currency] ?? currency

/** How such units name currencies, as alternatives of a regular expression. */
export const unitCurrencies = currencies.map(labelCurrency).join('|').replace('$', '\\$')

/** Readers of such languages take 15,705.2 thousand for 15.7 million, though 15,705.2 million is no number of billions. */
const shorterThousands = (words: string): Pick<DisplayUnit, 'mostDigits'> =>
  /^(?:thousand|mil)(?: |$)/.test(words) ? { mostDigits: mainDigits.most } : {}

/** US$ million. */
export const moneyUnit = (factor: bigint, word: string, currency: Currency): DisplayUnit => ({
  factor,
  label: `${labelCurrency(currency)} ${word}`.trim(),
  after: word,
  ...shorterThousands(word),
})

/** Thousand tonnes. */
export const quantityUnit = (factor: bigint, words: string): DisplayUnit => ({
  factor,
  label: words,
  after: words,
  ...shorterThousands(words),
})
