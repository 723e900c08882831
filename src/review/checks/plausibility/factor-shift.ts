import { type Amount, middle } from './monthly-trade.ts'

/** How the members of a pool of months differ from those of another, as decimal logarithms of ratios. */
export interface Shift {
  /** Of their values. */
  readonly value: Spread
  /** Of their quantities, where both have them in one unit. */
  readonly quantity: Spread
  /** Of their values per unit of quantity. */
  readonly unitValue: Spread
  /** Of the value of one against the quantity of the other, and the reverse: 0 and 0 where the two were exchanged. */
  readonly exchanged: { readonly valueToQuantity: Spread; readonly quantityToValue: Spread }
  /** Which part of the members of the smaller pool the other one has too. */
  readonly common: number
}

/** Logarithms of members: the middle one, the middle distance from it, and how many are compared. */
export interface Spread {
  readonly middle: number
  readonly deviation: number
  readonly count: number
  /** Which part of them is on the side of the middle by more than a factor of 2.5. */
  readonly agreeing: number
}

/** The largest members count: small ones are lumpy. */
const compared = 40

/** By how much most of the main members of one pool differ from the same members of another. */
export function shiftBetween(now: ReadonlyMap<string, Amount>, before: ReadonlyMap<string, Amount>): Shift {
  const [valueNow, valueBefore] = [totalValue(now), totalValue(before)]
  const both = [...now].flatMap(([key, amount]) => {
    const other = before.get(key)
    if (!other || amount.value <= 0 || other.value <= 0) return []
    return [{ amount, other, weight: amount.value / valueNow + other.value / valueBefore }]
  })
  const main = both.sort((a, b) => b.weight - a.weight).slice(0, compared)
  const measured = main.flatMap(({ amount, other }) =>
    amount.quantity && other.quantity && amount.unit === other.unit
      ? [{ v: amount.value, q: amount.quantity, v0: other.value, q0: other.quantity }]
      : [],
  )
  const smaller = Math.min(now.size, before.size)
  return {
    value: spreadOf(main.map(({ amount, other }) => amount.value / other.value)),
    quantity: spreadOf(measured.map(({ q, q0 }) => q / q0)),
    unitValue: spreadOf(measured.map(({ v, q, v0, q0 }) => (v * q0) / (q * v0))),
    exchanged: {
      valueToQuantity: spreadOf(measured.map(({ v, q0 }) => v / q0)),
      quantityToValue: spreadOf(measured.map(({ q, v0 }) => q / v0)),
    },
    common: smaller === 0 ? 0 : both.length / smaller,
  }
}

const totalValue = (pool: ReadonlyMap<string, Amount>): number =>
  Math.max(
    1,
    [...pool.values()].reduce((sum, { value }) => sum + value, 0),
  )

const noticeable = Math.log10(2.5)

function spreadOf(ratios: readonly number[]): Spread {
  if (ratios.length === 0) return { middle: 0, deviation: 0, count: 0, agreeing: 0 }
  const logs = ratios.map(Math.log10)
  const center = middle(logs)
  const agreeing = logs.filter((log) => log * Math.sign(center) > noticeable).length
  return {
    middle: center,
    deviation: middle(logs.map((log) => Math.abs(log - center))),
    count: logs.length,
    agreeing: agreeing / logs.length,
  }
}
