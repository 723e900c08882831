import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { growth } from '../../src/statistics/indices/growth.ts'
import { findMovers } from '../../src/statistics/indices/movers.ts'
import { rank } from '../../src/statistics/indices/rank.ts'
import { partnerChanges } from '../../src/statistics/partner-changes.ts'
import { type Remark, remarkable } from '../../src/statistics/remarkable.ts'
import { nothing } from '../../src/statistics/sums.ts'
import { Fraction } from '../../src/trade/numbers/fraction.ts'

/** All that traded, the largest first. */
const ranked = (values: ReadonlyMap<string, bigint>) => rank(values, { top: Number.POSITIVE_INFINITY })

const ids = 'ABCDEFGHIJKLMNOP'.split('')
const values = fc.dictionary(fc.constantFrom(...ids), fc.integer({ min: 0, max: 200 }))
/** Of the amounts: in three decimals 120 is 0.12, of which the numerator says nothing about its size. */
const decimals = fc.constantFrom(0, 1, 3)
const months = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 13, maxLength: 40, size: 'max' })

type Values = Readonly<Record<string, number>>
const total = (subject: Values) => Object.values(subject).reduce((sum, value) => sum + value, 0)

/** Every candidate there is, each kind ranked by itself, in plain numbers. */
function bruteForce(
  now: Values,
  before: Values,
  places: readonly [Values, Values],
  series: readonly number[],
): Remark[] {
  const base = total(before)
  const changes = (by: 'partner' | 'place', [a, b]: readonly [Values, Values]) =>
    ids
      .map((id) => ({ by, id, change: (a[id] ?? 0) - (b[id] ?? 0) }))
      .filter(({ change }) => base > 0 && Math.abs(change) * 100 >= base && change !== 0)
      // Gains before losses of the same size; equal gains by code, equal losses too.
      .sort(
        (x, y) => Math.abs(y.change) - Math.abs(x.change) || y.change - x.change || (x.id < y.id ? -1 : 1),
      )
      .slice(0, 2)
      .map(({ id }): Remark => ({ kind: 'contribution', by, id }))
  const [latest = 0, ...earlier] = series
  const record: Remark[] =
    series.length < 24
      ? []
      : latest > Math.max(...earlier)
        ? [{ kind: 'record', which: 'highest' }]
        : latest < Math.min(...earlier)
          ? [{ kind: 'record', which: 'lowest' }]
          : []
  const sign = (lag: number) => {
    const [a, b] = [series[lag], series[lag + 12]]
    return a === undefined || b === undefined || b === 0 ? 0 : Math.sign(a - b)
  }
  const turn: Remark[] =
    sign(0) === 1 && sign(1) === -1 && sign(2) === -1
      ? [{ kind: 'turn', to: 'growth' }]
      : sign(0) === -1 && sign(1) === 1 && sign(2) === 1
        ? [{ kind: 'turn', to: 'decline' }]
        : []
  const rankIn = (subject: Values, id: string) =>
    1 +
    ids.filter(
      (item) => (subject[item] ?? 0) > (subject[id] ?? 0) || (subject[item] === subject[id] && item < id),
    ).length
  const moves = ids
    .filter((id) => (now[id] ?? 0) > 0 && (before[id] ?? 0) > 0)
    .map((id) => ({ id, to: rankIn(now, id), from: rankIn(before, id) }))
    .filter(({ to, from }) => to <= 10 && (Math.abs(to - from) >= 3 || (to === 1 && from !== 1)))
    .sort((x, y) => Math.abs(y.from - y.to) - Math.abs(x.from - x.to) || x.to - y.to)
    .slice(0, 2)
    .map(({ id }): Remark => ({ kind: 'rank', id }))
  return [...changes('partner', [now, before]), ...changes('place', places), ...record, ...turn, ...moves]
}

describe('the most remarkable facts', () => {
  it('are those of a ranking of all candidates by the stated rules', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(
        values,
        values,
        values,
        values,
        months,
        decimals,
        (now, before, placesNow, placesBefore, series, scale) => {
          const sums = (subject: Values) =>
            new Map(Object.entries(subject).map(([id, value]) => [id, { ...nothing, value: BigInt(value) }]))
          const amounts = (target: Values) =>
            new Map(Object.entries(target).map(([id, value]) => [id, BigInt(value)]))
          const place = (lag: number) => {
            const value = series[lag]
            return value === undefined ? null : Fraction.of(BigInt(value))
          }
          const amount = (value: number) => Fraction.ofScaled(BigInt(value), scale)
          const picked = remarkable({
            movers: {
              partner: findMovers(sums(now), sums(before), scale, (id) => id),
              place: findMovers(sums(placesNow), sums(placesBefore), scale, (id) => id),
            },
            base: amount(total(before)),
            series: series.map(amount),
            growths: [0, 1, 2].map((lag) => growth(place(lag), place(lag + 12)).value),
            ranks: partnerChanges(ranked(amounts(now)), ranked(amounts(before))).moved,
            top: 10,
          })
          for (const { kind } of picked) seen.add(kind)
          expect(picked).toEqual(bruteForce(now, before, [placesNow, placesBefore], series))
        },
      ),
      { numRuns: 1500 },
    )
    expect([...seen].sort()).toEqual(['contribution', 'rank', 'record', 'turn'])
  })
})
