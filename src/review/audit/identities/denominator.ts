import { Fraction } from '../../../trade/numbers/numbers.ts'
import { Interval, type PrintedFigure } from '../../printed-numbers/printed-numbers.ts'
import type { Entry } from '../brief/brief.ts'
import { deepestPlace, Overlap } from '../overlap.ts'
import { amount, percentage, type Term } from '../term.ts'

const hundredth = Fraction.of(1n, 100n)

/** A row that prints a value and its share, and the totals that fit the two: value / share. */
export interface Shared {
  readonly entry: Entry
  readonly value: PrintedFigure
  readonly share: PrintedFigure
  readonly denominators: Interval
}

export const sharedRows = (entries: readonly Entry[]): Shared[] =>
  entries.flatMap((entry) => {
    const { value, share } = entry
    if (!value || !share) return []
    const parts = amount(share).interval.scaled(hundredth).inverse()
    return [{ entry, value, share, denominators: amount(value).interval.times(parts) }]
  })

/** What all rows allow. */
export const findOverlap = (rows: readonly Shared[]): Overlap =>
  new Overlap(rows.map(({ denominators }) => denominators))

/** The totals that fit as many rows as can be fitted at once, and those rows (the deepest overlap of intervals). */
export function bestFit(rows: readonly Shared[]): { interval: Interval; fitted: readonly Shared[] } {
  const intervals = rows.map(({ denominators }) => denominators)
  const place = intervals.some(({ low }) => low === null) ? Interval.all : deepestPlace(intervals)
  const fitted = place ? rows.filter(({ denominators }) => denominators.meets(place)) : []
  return { interval: findOverlap(fitted).all() ?? Interval.notNegative, fitted }
}

/** The rows whose printed share is not that of the total. */
export const contradicting = (rows: readonly Shared[], total: Term): Shared[] =>
  rows.filter(({ value, share }) => !amount(share).interval.meets(percentage(amount(value), total).interval))
