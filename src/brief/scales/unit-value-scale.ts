import type { FigureBook } from '../../statistics/figures/figures.ts'
import { Fraction } from '../../trade/numbers/numbers.ts'
import type { Window } from '../../trade/trade.ts'
import type { Product } from '../product/product.ts'
import { countIntegerDigits, mainDigits } from './choose-unit.ts'
import type { UnitWords } from './unit-words.ts'

/** What unit values are shown per. */
export interface UnitValueScale {
  /** How many of customs’ own unit value make one shown: 1, or 1/1000 where what is counted in kilograms is shown per tonne. */
  readonly factor: Fraction
  /** 千克, 吨; kg, tonne. Empty where the data name no unit. */
  readonly per: string
  readonly decimals: number
}

interface UnitValueFacts {
  readonly product: Pick<Product, 'flows' | 'quantityScale'>
  readonly windows: readonly Window[]
  readonly words: UnitWords
  readonly book: Pick<FigureBook, 'get'>
}

/** Customs’ own unit value, as one that digits are counted in. */
const ownUnit = { factor: 1n }
const perThousand = Fraction.of(1n, 1_000n)
const decimals = { usual: 2, perTonne: 1 } as const

/** The scales of a brief's unit values, by customs’ own unit of quantity; each is chosen once. */
export function createUnitValueScales(facts: UnitValueFacts): (per: string | null) => UnitValueScale {
  const chosen = new Map<string | null, UnitValueScale>()
  return (per) => {
    const scale = chosen.get(per) ?? chooseUnitValueScale(facts, per)
    chosen.set(per, scale)
    return scale
  }
}

/**
 * The scale of unit values. Of goods that are counted in kilograms they are per tonne where the totals of the longest window
 * have fewer integer digits per kilogram than a main figure has: 3,281.4 yuan a tonne for soybeans, not 3.28 a kilogram,
 * whose growth could not be recomputed. A product file that states customs’ own unit for quantities has it here too.
 *
 * @param name customs’ own unit of quantity.
 */
function chooseUnitValueScale(
  { product, windows, words, book }: UnitValueFacts,
  name: string | null,
): UnitValueScale {
  const totals = product.flows.flatMap((flow) => {
    const { value, unit } = book.get({ flow, window: windows.at(-1) ?? 'month', measure: 'unitValue' })
    return value && unit.kind === 'unitValue' && unit.per === name ? [value] : []
  })
  const isCheap =
    name === '千克' &&
    product.quantityScale !== '个' &&
    totals.length > 0 &&
    totals.every((value) => countIntegerDigits(value, ownUnit) < mainDigits.least)
  return isCheap
    ? { factor: perThousand, per: words.perTonne, decimals: decimals.perTonne }
    : { factor: Fraction.of(1n), per: words.per(name), decimals: decimals.usual }
}
