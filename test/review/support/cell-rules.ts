import { placeOfCode } from '../../../src/codes/places/place-list.ts'
import type { RecordRule, SplitRule, SpreadRule } from '../../../src/trade/figure.ts'

/** A line of a file: what it is of, and its amounts. */
export interface Line {
  readonly month: number
  /** ISO 3166. */
  readonly partner: string
  /** Customs’ code. */
  readonly place: string
  readonly value: bigint
  readonly quantity: bigint
  readonly quantity2: bigint
}

/**
 * What a rule gives over lines, in floating point and by its definition alone, so that it shares nothing with the
 * program but the rule. Null where there is nothing that it could be taken of.
 *
 * @param sides the lines now, and for rules over two years those of a year before.
 * @param ranked the id of the figure whose rank is asked for.
 */
export function ruleOverLines(
  rule: SpreadRule | SplitRule | RecordRule,
  dimension: string | undefined,
  sides: readonly (readonly Line[])[],
  ranked = '',
): number | null {
  const [now = [], before = []] = sides
  const keyOf = (line: Line) => (dimension === 'place' ? (placeOfCode(line.place)?.id ?? '') : line.partner)
  const sums = sumsBy(now, keyOf)
  const values = [...sums.values()].map(({ value }) => value).filter((value) => value > 0)
  const total = values.reduce((sum, value) => sum + value, 0)
  const largest = (count: number) =>
    (100 *
      values
        .toSorted((a, b) => b - a)
        .slice(0, count)
        .reduce((sum, value) => sum + value, 0)) /
    total
  const squares = values.reduce((sum, value) => sum + (value / total) ** 2, 0)
  const current = sums.get(ranked.split('.')[2] ?? '')?.value ?? 0
  switch (rule) {
    case 'hhi':
      return total === 0 ? null : Math.round(10_000 * squares)
    case 'effective':
      return total === 0 ? null : 1 / squares
    case 'cr3':
      return total === 0 ? null : largest(3)
    case 'cr5':
      return total === 0 ? null : largest(5)
    case 'cr10':
      return total === 0 ? null : largest(10)
    case 'number':
      return values.length
    case 'rank':
      return current === 0 ? null : values.filter((value) => value > current).length + 1
    case 'leadMonths':
      return leadMonths(now, keyOf, ranked.split('.')[2] ?? '')
    case 'highestBefore':
    case 'milestone':
      return recordOver(rule, sides, ranked)
    default:
      return overTwoYears(rule, sums, sumsBy(before, keyOf))
  }
}

/** In how many months of the lines a member is the largest. The lines are of a run of such months. */
function leadMonths(lines: readonly Line[], keyOf: (line: Line) => string, code: string): number {
  const months = [...new Set(lines.map(({ month }) => month))]
  return months.filter((month) => {
    const sums = [
      ...sumsBy(
        lines.filter((line) => line.month === month),
        keyOf,
      ),
    ]
    const [first] = sums.toSorted(([, a], [, b]) => b.value - a.value)
    return first?.[0] === code
  }).length
}

/**
 * The largest of the months before the last, or the largest number of one digit and zeros that the last reaches and none
 * before did; of a year to date, of the years.
 */
function recordOver(
  rule: 'highestBefore' | 'milestone',
  sides: readonly (readonly Line[])[],
  ranked: string,
): number | null {
  const measure = ranked.split('.').at(-1) === 'quantity' ? 'quantity' : 'value'
  const isMonthly = ranked.split('.')[1] === 'month'
  const lines = sides.flat()
  const windowOf = (line: Line) => (isMonthly ? line.month : Math.trunc(line.month / 100))
  const windows = [...new Set(lines.map(windowOf))]
    .toSorted((a, b) => a - b)
    .map((window) => lines.filter((line) => windowOf(line) === window))
  const sums = windows.map((window) => Number(window.reduce((sum, line) => sum + line[measure], 0n)))
  const [now = 0] = sums.slice(-1)
  if (sums.length < 2) return null
  const highest = Math.max(...sums.slice(0, -1))
  if (rule === 'highestBefore') return highest
  const unit = 10 ** Math.floor(Math.log10(now))
  const round = Math.floor(now / unit) * unit
  return round > highest ? round : null
}

type Sums = ReadonlyMap<string, { readonly value: number; readonly quantity: number }>

function overTwoYears(rule: SplitRule, now: Sums, before: Sums): number | null {
  const nothing = { value: 0, quantity: 0 }
  const pairs = [...new Set([...now.keys(), ...before.keys()])].map((key) => ({
    a: now.get(key) ?? nothing,
    b: before.get(key) ?? nothing,
  }))
  const both = pairs.filter(({ a, b }) => a.value > 0 && b.value > 0)
  const priced = both.filter(({ a, b }) => a.quantity > 0 && b.quantity > 0)
  type Pair = (typeof pairs)[number]
  const sum = (subject: readonly Pair[], term: (pair: Pair) => number) =>
    subject.reduce((total, pair) => total + term(pair), 0)
  const [value, valueBefore] = [sum(priced, ({ a }) => a.value), sum(priced, ({ b }) => b.value)]
  const oldBasket = sum(priced, ({ a, b }) => (a.value / a.quantity) * b.quantity)
  const newBasket = sum(priced, ({ a, b }) => (b.value / b.quantity) * a.quantity)
  const price = Math.sqrt((oldBasket / valueBefore) * (value / newBasket))
  switch (rule) {
    case 'priceIndex':
      return priced.length === 0 ? null : (price - 1) * 100
    case 'quantityIndex':
      return priced.length === 0 ? null : (value / valueBefore / price - 1) * 100
    case 'priceEffect':
      return sum(
        priced,
        ({ a, b }) => ((a.value / a.quantity - b.value / b.quantity) * (a.quantity + b.quantity)) / 2,
      )
    case 'volumeEffect':
      return sum(
        priced,
        ({ a, b }) => ((a.quantity - b.quantity) * (a.value / a.quantity + b.value / b.quantity)) / 2,
      )
    case 'entries':
      return sum(pairs, ({ a, b }) => (b.value === 0 ? a.value : 0))
    case 'exits':
      return sum(pairs, ({ a, b }) => (a.value === 0 ? -b.value : 0))
    case 'unpriced':
      return sum(both, ({ a, b }) => a.value - b.value) - (value - valueBefore)
    case 'coverage': {
      const everything = sum(pairs, ({ a }) => a.value)
      return everything === 0 ? null : (100 * value) / everything
    }
  }
}

function sumsBy(lines: readonly Line[], keyOf: (line: Line) => string): Sums {
  const sums = new Map<string, { value: number; quantity: number }>()
  for (const line of lines) {
    const sum = sums.get(keyOf(line)) ?? { value: 0, quantity: 0 }
    sum.value += Number(line.value)
    sum.quantity += Number(line.quantity)
    sums.set(keyOf(line), sum)
  }
  return sums
}
