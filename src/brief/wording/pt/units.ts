import type { UnitWords } from '../../scales/scales.ts'
import {
  countedUnit,
  findGrams,
  type Multiple,
  moneyUnit,
  multiplesOver,
  quantityUnit,
  unitCurrencies,
} from '../units.ts'
import { perUnit, shortUnit, wordUnit } from './phrases/phrases.ts'

const multiples: readonly Multiple[] = [
  [1_000_000_000n, 'bilhões'],
  [1_000_000n, 'milhões'],
  [1_000n, 'mil'],
  [1n, ''],
]

/** In grams: a tonne is 1,000 kilograms. */
const weights: readonly Multiple[] = [
  [1_000_000_000_000n, 'milhões de toneladas'],
  [1_000_000_000n, 'mil toneladas'],
  [1_000_000n, 'toneladas'],
  [1_000n, 'kg'],
  [1n, 'g'],
]

const tonnes =
  'Unidades: os pesos, que a aduana registra em quilogramas, são apresentados em toneladas de 1.000 kg.'

/** Portuguese counts in thousands and millions: the unit for each Chinese one that a product file states. */
const stated = {
  亿: [1_000_000n, 'milhões'],
  百万: [1_000_000n, 'milhões'],
  万: [1_000n, 'mil'],
  千: [1_000n, 'mil'],
  个: [1n, ''],
} as const

/** milhões de unidades, mil unidades. */
const multiply = (word: string, unit: string): string =>
  `${word}${word.endsWith('ões') && unit !== '' ? ' de' : ''} ${unit}`.trim()

const units = new RegExp(
  `^(?:(?:${unitCurrencies})(?: (?:bilhões|milhões|mil))?|(?:(?:bilhões|milhões) de |mil )?(?:toneladas|kg|g|unidades|litros|m|kW|pares))$`,
)

/** The units of Portuguese text: US$ milhões, mil toneladas. */
export const ptUnits: UnitWords = {
  overridden: false, // a product file sets decimals for the Chinese units
  money: (currency) => multiples.map(([factor, word]) => moneyUnit(factor, word, currency)),
  quantity(name) {
    const grams = findGrams(name)
    if (grams !== null)
      return multiplesOver(weights, grams).map(([factor, words]) => ({
        ...quantityUnit(factor, words),
        ...(words.endsWith('toneladas') && { note: tonnes }),
      }))
    const counted = countedUnit(name ?? '', shortUnit(name))
    return multiplesOver(multiples, counted.size).map(([factor, word]) =>
      quantityUnit(factor, multiply(word, wordUnit(counted.short))),
    )
  },
  per: perUnit,
  perTonne: 'tonelada',
  isUnit: (text) => units.test(text),
  statedMoney(scale, currency) {
    const [factor, word] = stated[scale]
    return moneyUnit(factor, word, currency)
  },
  statedQuantity(scale, name) {
    if (typeof scale !== 'string') {
      const { pt, en } = scale.label
      return quantityUnit(BigInt(scale.factor), pt ?? en)
    }
    const [factor, word] = stated[scale]
    return quantityUnit(factor, multiply(word, shortUnit(name)))
  },
}
