import { type Amounts, middle } from './monthly-trade.ts'

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
export function shiftBetween(now: Amounts, before: Amounts): Shift {
  const size = now.values.length
  const [ofNow, ofBefore] = [sizeOf(now), sizeOf(before)]
  const both: { readonly at: number; readonly weight: number }[] = []
  for (let index = 0; index < size; index++) {
    const [value, other] = [now.values[index] ?? 0, before.values[index] ?? 0]
    if (value > 0 && other > 0) both.push({ at: index, weight: value / ofNow.value + other / ofBefore.value })
  }
  const main = both
    .sort((a, b) => b.weight - a.weight)
    .slice(0, compared)
    .map(({ at }) => ({
      v: now.values[at] ?? 0,
      v0: before.values[at] ?? 0,
      q: now.quantities[at] ?? 0,
      q0: before.quantities[at] ?? 0,
      isMeasured: now.units[at] === before.units[at],
    }))
  const measured = main.filter(({ q, q0, isMeasured }) => isMeasured && q > 0 && q0 > 0)
  const smaller = Math.min(ofNow.members, ofBefore.members)
  return {
    value: spreadOf(main.map(({ v, v0 }) => v / v0)),
    quantity: spreadOf(measured.map(({ q, q0 }) => q / q0)),
    unitValue: spreadOf(measured.map(({ v, q, v0, q0 }) => (v * q0) / (q * v0))),
    exchanged: {
      valueToQuantity: spreadOf(measured.map(({ v, q0 }) => v / q0)),
      quantityToValue: spreadOf(measured.map(({ q, v0 }) => q / v0)),
    },
    common: smaller === 0 ? 0 : both.length / smaller,
  }
}

function sizeOf({ values }: Amounts): { readonly value: number; readonly members: number } {
  let [value, members] = [0, 0]
  for (const item of values)
    if (item > 0) {
      value += item
      members++
    }
  return { value: Math.max(1, value), members }
}

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
