import { type Printed, readPrinted } from './printed.ts'

/**
 * Printed figures as half-spaces.
 *
 * A figure that was rounded for print says that an exact value lies between two bounds. Money and quantities
 * bound a sum, a share or a rate of growth bounds a quotient of two sums, an order bounds a difference.
 * Multiplied out, all are linear with whole coefficients, so that one method finds a point for them all
 * (`point-inside.ts`), and whole numbers prove it.
 */

/** A sum of unknowns with whole coefficients: number of the unknown to coefficient. */
export type Sum = ReadonlyMap<number, number>

/** `sum > bound`. Strict, so that no result rests on how a tie is rounded. */
export interface HalfSpace {
  readonly label: string
  readonly sum: Sum
  readonly bound: number
  /** What the search aims for, a little inside the bound. */
  readonly aim: number
}

/** How far the search keeps from where a figure would print otherwise, in last digits. */
const safety = 0.01

/** The sum of several sums, each times a whole factor. */
export function combine(...parts: readonly (readonly [number, Sum])[]): Sum {
  const total = new Map<number, number>()
  for (const [factor, sum] of parts)
    for (const [unknown, coefficient] of sum)
      total.set(unknown, (total.get(unknown) ?? 0) + factor * coefficient)
  for (const [unknown, coefficient] of total) if (coefficient === 0) total.delete(unknown)
  return total
}

/** `left > right`, and the search aims for a lead of `lead`. */
export function greater(label: string, left: Sum, right: Sum, lead: number): HalfSpace {
  return { label, sum: combine([1, left], [-1, right]), bound: 0, aim: lead }
}

/**
 * `sum` prints as `text` in units of `unit`: twice the value lies within one last digit of twice the printed
 * number. Doubling keeps the half digit whole.
 */
export function printsAs(label: string, sum: Sum, text: string, unit: number): HalfSpace[] {
  const { digits, decimals } = readPrinted(text)
  const scale = 2 * 10 ** decimals
  const inside = 2 * unit * safety
  const [least, most] = [(2 * digits - 1) * unit, (2 * digits + 1) * unit]
  return [
    { label, sum: combine([scale, sum]), bound: least, aim: least + inside },
    { label, sum: combine([-scale, sum]), bound: -most, aim: -most + inside },
  ]
}

/** `part / whole` in percent prints as `text`; `size` is about what `whole` comes to. */
export function sharePrintsAs(label: string, part: Sum, sum: Sum, text: string, size: number): HalfSpace[] {
  return percentPrintsAs(label, part, sum, readPrinted(text), size)
}

/** A rate of growth is a share of the current sum in its base, less 100 %; `size` is about what the base comes to. */
export function growthPrintsAs(
  label: string,
  current: Sum,
  base: Sum,
  text: string,
  size: number,
): HalfSpace[] {
  const { digits, decimals } = readPrinted(text)
  return percentPrintsAs(label, current, base, { digits: digits + 100 * 10 ** decimals, decimals }, size)
}

function percentPrintsAs(
  label: string,
  part: Sum,
  sum: Sum,
  { digits, decimals }: Printed,
  size: number,
): HalfSpace[] {
  const scale = 2 * 100 * 10 ** decimals
  const aim = 2 * size * safety
  return [
    { label, sum: combine([scale, part], [1 - 2 * digits, sum]), bound: 0, aim },
    { label, sum: combine([-scale, part], [1 + 2 * digits, sum]), bound: 0, aim },
  ]
}

/** Whether whole numbers lie in the half-space, in exact arithmetic. */
export function contains({ sum, bound }: HalfSpace, point: readonly number[]): boolean {
  let total = 0n
  for (const [unknown, coefficient] of sum)
    total += BigInt(coefficient) * BigInt(point[unknown] ?? Number.NaN)
  return total > BigInt(bound)
}
