import { Fraction } from '../../trade/numbers/numbers.ts'
import { nothing, type Sum } from '../sums.ts'

/** A cell that was traded in both years in quantities of one unit, so that it has a price in both. */
export interface PricedCell {
  readonly value: bigint
  readonly quantity: bigint
  readonly valueBefore: bigint
  readonly quantityBefore: bigint
}

/** All cells of two years, each in one place, with the values that fall to each. */
export interface CellsOfTwoYears {
  readonly priced: readonly PricedCell[]
  /** Value now of cells without any trade a year before. */
  readonly entries: bigint
  /** Value a year before of cells without any trade now. */
  readonly exits: bigint
  /** Values of cells traded in both years of which a price cannot be told: no quantity, or other units. */
  readonly unpriced: { readonly value: bigint; readonly valueBefore: bigint }
  readonly sums: PricedSums
}

/**
 * Sorts the cells of two years (a cell is a commodity and a partner) by what can be said of their prices.
 * Only quantities over zero of the same unit make a price.
 */
export function cellsOfTwoYears(
  now: ReadonlyMap<string, Sum>,
  before: ReadonlyMap<string, Sum>,
): CellsOfTwoYears {
  const priced: PricedCell[] = []
  let [entries, exits, value, valueBefore] = [0n, 0n, 0n, 0n]
  for (const key of new Set([...now.keys(), ...before.keys()])) {
    const [current, base] = [now.get(key) ?? nothing, before.get(key) ?? nothing]
    const [quantity, quantityBefore] = [current.quantity, base.quantity]
    if (base.value === 0n) entries += current.value
    else if (current.value === 0n) exits += base.value
    else if (
      quantity.kind === 'known' &&
      quantityBefore.kind === 'known' &&
      quantity.unit === quantityBefore.unit &&
      quantity.amount > 0n &&
      quantityBefore.amount > 0n
    )
      priced.push({
        value: current.value,
        quantity: quantity.amount,
        valueBefore: base.value,
        quantityBefore: quantityBefore.amount,
      })
    else {
      value += current.value
      valueBefore += base.value
    }
  }
  return { priced, entries, exits, unpriced: { value, valueBefore }, sums: pricedSums(priced) }
}

/** The sums that price and quantity indices and the split of a change are made of, in the currency. */
export interface PricedSums {
  /** Sum of p1 q1: the value now. */
  readonly value: Fraction
  /** Sum of p0 q0: the value a year before. */
  readonly valueBefore: Fraction
  /** Sum of p1 q0: what was traded a year before, at today's prices. To 30 decimals. */
  readonly oldBasketNow: Fraction
  /** Sum of p0 q1: what is traded now, at the prices of a year before. To 30 decimals. */
  readonly newBasketBefore: Fraction
}

function pricedSums(cells: readonly PricedCell[]): PricedSums {
  const total = (subject: (cell: PricedCell) => bigint) =>
    cells.reduce((sum, cell) => sum + subject(cell), 0n)
  return {
    value: Fraction.of(total((cell) => cell.value)),
    valueBefore: Fraction.of(total((cell) => cell.valueBefore)),
    oldBasketNow: decimalSum(cells.map((cell) => [cell.value * cell.quantityBefore, cell.quantity])),
    newBasketBefore: decimalSum(cells.map((cell) => [cell.valueBefore * cell.quantity, cell.quantityBefore])),
  }
}

const decimals = 30n
const guard = 10n

/**
 * A sum of quotients of positive integers to 30 decimals, with ten more carried. As a fraction it would have the
 * product of all quantities for its denominator, thousands of digits of no use to anyone.
 */
function decimalSum(quotients: readonly (readonly [bigint, bigint])[]): Fraction {
  const scale = 10n ** (decimals + guard)
  const rounded = (numerator: bigint, denominator: bigint) =>
    (2n * numerator + denominator) / (2n * denominator)
  const sum = quotients.reduce(
    (total, [numerator, denominator]) => total + rounded(numerator * scale, denominator),
    0n,
  )
  return Fraction.of(rounded(sum, 10n ** guard), 10n ** decimals)
}
