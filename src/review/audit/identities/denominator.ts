import { Fraction } from '../../../trade/fraction.ts'
import type { Entry } from '../brief/audited-brief.ts'
import { Interval } from '../interval.ts'
import type { PrintedFigure } from '../printed-figure.ts'
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

/** What all rows allow; null where nothing fits them all. */
export const common = (rows: readonly Shared[]): Interval | null =>
  rows.reduce<Interval | null>(
    (all, { denominators }) => all?.and(denominators) ?? null,
    Interval.notNegative,
  )

/** The totals that fit as many rows as can be fitted at once, and those rows (the deepest overlap of intervals). */
export function bestFit(rows: readonly Shared[]): { interval: Interval; fitted: readonly Shared[] } {
  let best: { interval: Interval; fitted: readonly Shared[] } = { interval: Interval.notNegative, fitted: [] }
  for (const { denominators } of rows) {
    // The deepest overlap begins where one of the intervals begins.
    const begin = Interval.of(denominators.low, denominators.low) ?? justAbove(denominators, rows)
    if (!begin) continue
    const fitted = rows.filter((row) => row.denominators.meets(begin))
    if (fitted.length > best.fitted.length)
      best = { interval: common(fitted) ?? Interval.notNegative, fitted }
  }
  return best
}

/** For an open beginning: from it to the next end of any interval above it. */
function justAbove({ low }: Interval, rows: readonly Shared[]): Interval | null {
  let next: Fraction | null = null
  for (const { denominators } of rows)
    for (const end of [denominators.low, denominators.high])
      if (low && end && end.at.compare(low.at) > 0 && (!next || end.at.compare(next) < 0)) next = end.at
  return Interval.of(low, next && { at: next, open: true })
}

/** The rows whose printed share is not that of the total. */
export const contradicting = (rows: readonly Shared[], total: Term): Shared[] =>
  rows.filter(({ value, share }) => !amount(share).interval.meets(percentage(amount(value), total).interval))
