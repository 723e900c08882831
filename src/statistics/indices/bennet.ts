import { Fraction } from '../../trade/numbers/numbers.ts'
import { two } from './percent.ts'
import type { CellsOfTwoYears } from './priced-cells.ts'

/** What a change in value is made of, in the currency; the five add up to the change exactly. */
export interface PriceVolumeSplit {
  /** Sum of (p1 - p0)(q0 + q1)/2. */
  readonly price: Fraction
  /** Sum of (q1 - q0)(p0 + p1)/2. */
  readonly volume: Fraction
  /** Value of cells that are new. */
  readonly entries: Fraction
  /** What the value lacks of cells that are no more: theirs a year before, negative. */
  readonly exits: Fraction
  /** The change of cells that have no price in one of the years. */
  readonly unpriced: Fraction
}

/**
 * Bennet's split (1920) of a change in value into price and volume, over the cells that have a price in both
 * years, with what came, what went and what cannot be split beside it:
 * price + volume + entries + exits + unpriced = value now - value a year before, exactly, though price and volume
 * are given to 30 decimals.
 */
export function priceVolumeSplit({ sums, entries, exits, unpriced }: CellsOfTwoYears): PriceVolumeSplit {
  const { value, valueBefore, oldBasketNow, newBasketBefore } = sums
  const change = value.minus(valueBefore)
  const tilt = oldBasketNow.minus(newBasketBefore)
  return {
    price: change.plus(tilt).dividedBy(two),
    volume: change.minus(tilt).dividedBy(two),
    entries: Fraction.of(entries),
    exits: Fraction.of(-exits),
    unpriced: Fraction.of(unpriced.value - unpriced.valueBefore),
  }
}
