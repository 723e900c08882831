import type { Fraction } from '../../trade/numbers/numbers.ts'
import { type Bound, Interval } from '../printed-numbers/printed-numbers.ts'

/** Intersections of intervals from zero on: of all of them, and of all but one, each in constant time. */
export class Overlap {
  /** What the first so many have in common; null for nothing. */
  readonly #before: (Interval | null)[] = [Interval.notNegative]
  /** What all from an index on have in common. */
  readonly #after: (Interval | null)[]

  constructor(intervals: readonly Interval[]) {
    for (const interval of intervals) this.#before.push(meet(this.#before.at(-1) ?? null, interval))
    this.#after = new Array<Interval | null>(intervals.length + 1).fill(Interval.notNegative)
    for (const [index, interval] of [...intervals.entries()].reverse())
      this.#after[index] = meet(this.#after[index + 1] ?? null, interval)
  }

  all(): Interval | null {
    return this.#before.at(-1) ?? null
  }

  without(index: number): Interval | null {
    return meet(this.#before[index] ?? null, this.#after[index + 1] ?? null)
  }
}

const meet = (a: Interval | null, b: Interval | null): Interval | null => (a && b && a.and(b)) ?? null

/**
 * Where most of the intervals overlap, of such places the one where the first interval begins; null where none holds a
 * number. The deepest overlap begins where one of the intervals begins.
 */
export function deepestPlace(intervals: readonly Interval[]): Interval | null {
  const proper = intervals.filter((interval) => interval.meets(interval))
  const lows = proper.flatMap(({ low }) => low ?? []).sort(byLow)
  const highs = proper.flatMap(({ high }) => high ?? []).sort(byHigh)
  const endless = proper.length - lows.length
  let best: { readonly depth: number; readonly begin: Bound | null } | null = null
  for (const { low } of intervals) {
    // Those that begin here or before, less those that have ended.
    const begun = low ? countWhile(lows, (other) => byLow(other, low) <= 0) : 0
    const ended = low ? countWhile(highs, (high) => !reaches(high, low)) : 0
    const depth = endless + begun - ended
    if (depth > (best?.depth ?? 0)) best = { depth, begin: low }
  }
  return best && placeAt(best.begin, intervals)
}

const byLow = (a: Bound, b: Bound): number => a.at.compare(b.at) || Number(a.open) - Number(b.open)
const byHigh = (a: Bound, b: Bound): number => a.at.compare(b.at) || Number(b.open) - Number(a.open)

/** Whether an interval with this upper end has a number at, or just above, a lower end. */
function reaches(high: Bound, low: Bound): boolean {
  const order = high.at.compare(low.at)
  return order > 0 || (order === 0 && !high.open && !low.open)
}

/** How many of a sorted list, from its start, meet a condition (binary search). */
function countWhile<Item>(sorted: readonly Item[], condition: (item: Item) => boolean): number {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >> 1
    const item = sorted[middle]
    if (item !== undefined && condition(item)) from = middle + 1
    else to = middle
  }
  return from
}

/** The end itself, or where that is open, from it to the next end above it. */
function placeAt(begin: Bound | null, intervals: readonly Interval[]): Interval | null {
  if (begin && !begin.open) return Interval.of(begin, begin)
  let next: Fraction | null = null
  for (const { low, high } of intervals)
    for (const end of [low, high])
      if (end && (!begin || end.at.compare(begin.at) > 0) && (!next || end.at.compare(next) < 0))
        next = end.at
  return Interval.of(begin, next && { at: next, open: true })
}
