import { Fraction, squareRoot } from '../../trade/numbers/numbers.ts'
import type { Outcome } from './growth.ts'
import { fraction, hundred } from './percent.ts'
import type { CellsOfTwoYears, PricedSums } from './priced-cells.ts'

const none: Outcome = { value: null, marker: 'notAvailable' }

/** Laspeyres: the basket of a year before at today's prices, over its value then. */
export const laspeyresPrice = ({ oldBasketNow, valueBefore }: PricedSums): Fraction =>
  oldBasketNow.dividedBy(valueBefore)

/** Paasche: today's basket at today's prices, over the same basket at the prices of a year before. */
export const paaschePrice = ({ value, newBasketBefore }: PricedSums): Fraction =>
  value.dividedBy(newBasketBefore)

/**
 * Fisher's ideal price index over the cells that have a price in both years: sqrt(Laspeyres x Paasche) as a
 * change in percent, to 28 decimals (Export and Import Price Index Manual, 2009; Diewert 1976). Null where no
 * cell has a price in both years. How much of the trade these cells are is told by `coverage`.
 */
export function fisherPrice({ priced, sums }: CellsOfTwoYears): Outcome {
  if (priced.length === 0) return none
  return asChange(squareRoot(laspeyresPrice(sums).times(paaschePrice(sums))))
}

/**
 * Fisher's ideal quantity index over the same cells, as a change in percent, to 28 decimals. Price index x
 * quantity index = ratio of the values of these cells (factor reversal).
 */
export function fisherQuantity({ priced, sums }: CellsOfTwoYears): Outcome {
  if (priced.length === 0) return none
  const { value, valueBefore, oldBasketNow, newBasketBefore } = sums
  const laspeyres = newBasketBefore.dividedBy(valueBefore)
  return asChange(squareRoot(laspeyres.times(value.dividedBy(oldBasketNow))))
}

/** How much of the value of both years together is of cells with a price in both, in percent, exact. */
export function coverage({ sums, entries, exits, unpriced }: CellsOfTwoYears): Outcome {
  const covered = sums.value.plus(sums.valueBefore)
  const fraction = covered.plus(Fraction.of(entries + exits + unpriced.value + unpriced.valueBefore))
  return fraction.sign() === 0
    ? { value: null, marker: 'noTotal' }
    : { value: covered.times(hundred).dividedBy(fraction) }
}

const asChange = (index: Fraction): Outcome => ({ value: index.minus(fraction).times(hundred) })
