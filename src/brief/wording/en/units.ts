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
import { perUnit, shortUnit } from './phrases/phrases.ts'

const multiples: readonly Multiple[] = [
  [1_000_000_000n, 'billion'],
  [1_000_000n, 'million'],
  [1_000n, 'thousand'],
  [1n, ''],
]

/** In grams: a tonne is 1,000 kilograms. */
const weights: readonly Multiple[] = [
  [1_000_000_000_000n, 'million tonnes'],
  [1_000_000_000n, 'thousand tonnes'],
  [1_000_000n, 'tonnes'],
  [1_000n, 'kg'],
  [1n, 'g'],
]

const tonnes = 'Units: weights, which customs counts in kilograms, are shown in tonnes of 1,000 kg.'

/** English counts in thousands and millions: the unit for each Chinese one that a product file states. */
const stated = {
  亿: [1_000_000n, 'million'],
  百万: [1_000_000n, 'million'],
  万: [1_000n, 'thousand'],
  千: [1_000n, 'thousand'],
  个: [1n, ''],
} as const

const units = new RegExp(
  `^(?:(?:${unitCurrencies})(?: (?:billion|million|thousand))?|(?:(?:billion|million|thousand) )?(?:tonnes|kg|g|items|litres|metres|kW))$`,
)

/** The units of English text: US$ million, thousand tonnes. */
export const enUnits: UnitWords = {
  overridden: false, // a product file sets decimals for the Chinese units
  money: (currency) => multiples.map(([factor, word]) => moneyUnit(factor, word, currency)),
  quantity(name) {
    const grams = findGrams(name)
    if (grams !== null)
      return multiplesOver(weights, grams).map(([factor, words]) => ({
        ...quantityUnit(factor, words),
        ...(words.endsWith('tonnes') && { note: tonnes }),
      }))
    const counted = countedUnit(name ?? '', shortUnit(name))
    return multiplesOver(multiples, counted.size).map(([factor, word]) =>
      quantityUnit(factor, `${word} ${counted.short}`.trim()),
    )
  },
  per: perUnit,
  perTonne: 'tonne',
  isUnit: (text) => units.test(text),
  statedMoney(scale, currency) {
    const [factor, word] = stated[scale]
    return moneyUnit(factor, word, currency)
  },
  statedQuantity(scale, name) {
    if (typeof scale !== 'string') return quantityUnit(BigInt(scale.factor), scale.label.en)
    const [factor, word] = stated[scale]
    return quantityUnit(factor, `${word} ${shortUnit(name)}`.trim())
  },
}
