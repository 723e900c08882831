import { placeOfCode } from '../../../src/codes/places/place-list.ts'
import type { SplitRule, SpreadRule } from '../../../src/trade/figure.ts'

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
  rule: SpreadRule | SplitRule,
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
      return total === 0 ? null : 10_000 * squares
    case 'effective':
      return total === 0 ? null : 1 / squares
    case 'cr3':
      return total === 0 ? null : largest(3)
    case 'cr10':
      return total === 0 ? null : largest(10)
    case 'number':
      return values.length
    case 'rank':
      return current === 0 ? null : values.filter((value) => value > current).length + 1
    default:
      return overTwoYears(rule, sums, sumsBy(before, keyOf))
  }
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
      return sum(pairs, ({ a, b }) => (a.value === 0 ? b.value : 0))
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
