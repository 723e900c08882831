import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { priceVolumeSplit } from '../../src/statistics/indices/bennet.ts'
import {
  concentrationRatio,
  effectiveNumber,
  herfindahl,
} from '../../src/statistics/indices/concentration.ts'
import { contribution } from '../../src/statistics/indices/contribution.ts'
import { fisherPrice, fisherQuantity } from '../../src/statistics/indices/fisher.ts'
import { growth, share } from '../../src/statistics/indices/growth.ts'
import { cellsOfTwoYears } from '../../src/statistics/indices/priced-cells.ts'
import { rank } from '../../src/statistics/indices/rank.ts'
import { shareChange } from '../../src/statistics/indices/share-change.ts'
import { rollingTwelve, sumUpTo } from '../../src/statistics/monthly-series.ts'
import { partnerChanges } from '../../src/statistics/partner-changes.ts'
import { nothing, type Sum } from '../../src/statistics/sums.ts'
import { addMonths, toMonth } from '../../src/trade/month.ts'
import { Fraction } from '../../src/trade/numbers/fraction.ts'

/** All that traded, the largest first. */
const ranked = (values: ReadonlyMap<string, bigint>) => rank(values, { top: Number.POSITIVE_INFINITY })

const runs = { numRuns: 1000 }

/** From nothing to a trillion dollars. */
const amount = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9999 }))
  .map(([scale, digits]) => BigInt(digits) * 10n ** BigInt(scale))

const ids = ['USA', 'DEU', 'VNM', 'KOR', 'JPN', 'GEO', 'NLD', 'X701', 'TWN', 'CHN']

const quantity = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(amount, fc.constantFrom('个', '千克')) },
  { weight: 1, arbitrary: fc.constant(null) },
)
const cell: fc.Arbitrary<Sum> = fc.tuple(amount, quantity).map(([value, q]) => ({
  value,
  quantity: q === null ? { kind: 'notGiven' } : { kind: 'known', amount: q[0], unit: q[1] },
  quantity2: { kind: 'notGiven' },
}))
const cells = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...ids), cell), { selector: ([id]) => id })
  .map((entries) => new Map(entries))

const totalValue = (subject: ReadonlyMap<string, Sum>) =>
  Fraction.of([...subject.values()].reduce((total, { value }) => total + value, 0n))
const existing = ({ value }: { readonly value: Fraction | null }): Fraction => {
  if (!value) throw new Error('no value')
  return value
}
const holds = <Given>(property: fc.IPropertyWithHooks<Given>) => fc.assert(property, runs)

describe('whatever was traded', () => {
  it('contributions add up to the growth of the whole', () =>
    holds(
      fc.property(cells, cells, (now, before) => {
        const [fraction, base] = [totalValue(now), totalValue(before)]
        fc.pre(base.sign() > 0)
        const parts = [...new Set([...now.keys(), ...before.keys()])].map((id) =>
          existing(
            contribution(
              Fraction.of((now.get(id) ?? nothing).value),
              Fraction.of((before.get(id) ?? nothing).value),
              base,
            ),
          ),
        )
        expect(Fraction.sum(parts)).toEqual(existing(growth(fraction, base)))
      }),
    ))

  it('shares add up to 100, and their changes to nothing', () =>
    holds(
      fc.property(cells, cells, (now, before) => {
        const [total, base] = [totalValue(now), totalValue(before)]
        fc.pre(base.sign() > 0 && total.sign() > 0)
        const list = [...new Set([...now.keys(), ...before.keys()])]
        const part = (subject: ReadonlyMap<string, Sum>, id: string) =>
          Fraction.of((subject.get(id) ?? nothing).value)
        expect(Fraction.sum(list.map((id) => existing(share(part(now, id), total)))).toString()).toBe('100')
        const changes = list.map((id) =>
          existing(
            shareChange({ part: part(now, id), whole: total }, { part: part(before, id), whole: base }),
          ),
        )
        expect(Fraction.sum(changes).toString()).toBe('0')
      }),
    ))

  it('price, volume, entries, exits and the unpriced add up to the change', () =>
    holds(
      fc.property(cells, cells, (now, before) => {
        const { price, volume, entries, exits, unpriced } = priceVolumeSplit(cellsOfTwoYears(now, before))
        expect(Fraction.sum([price, volume, entries, exits, unpriced])).toEqual(
          totalValue(now).minus(totalValue(before)),
        )
      }),
    ))

  it('price index times quantity index is the ratio of values of the cells compared', () =>
    holds(
      fc.property(cells, cells, (now, before) => {
        const cells = cellsOfTwoYears(now, before)
        fc.pre(cells.priced.length > 0)
        const index = (change: Fraction) => change.dividedBy(Fraction.of(100n)).plus(Fraction.of(1n))
        const product = index(existing(fisherPrice(cells))).times(index(existing(fisherQuantity(cells))))
        const { value, valueBefore } = cells.sums
        const ratio = value.dividedBy(valueBefore)
        const off = product.dividedBy(ratio).minus(Fraction.of(1n)).abs()
        // Each index is right to 30 decimals; the smaller it is, the fewer of its digits that leaves.
        expect(off.compare(Fraction.of(1n, 10n ** 10n))).toBe(-1)
      }),
    ))

  it('a year like the one before has no price, quantity or volume change', () =>
    holds(
      fc.property(cells, (now) => {
        const same = cellsOfTwoYears(now, now)
        fc.pre(same.priced.length > 0)
        expect([fisherPrice(same), fisherQuantity(same)].map((outcome) => existing(outcome).sign())).toEqual([
          0, 0,
        ])
        const { price, volume } = priceVolumeSplit(same)
        expect([price.sign(), volume.sign()]).toEqual([0, 0])
      }),
    ))

  it('looked at from the other year, prices moved the other way', () =>
    holds(
      fc.property(cells, cells, (now, before) => {
        const [forth, back] = [cellsOfTwoYears(now, before), cellsOfTwoYears(before, now)].map(
          priceVolumeSplit,
        )
        expect(forth?.price).toEqual(back?.price.negated())
        expect(forth?.volume).toEqual(back?.volume.negated())
      }),
    ))

  it('concentration lies between equal parts and one alone', () =>
    holds(
      fc.property(cells, (now) => {
        const values = [...now.values()].map(({ value }) => value).filter((value) => value > 0n)
        fc.pre(values.length > 0)
        const [index, number] = [existing(herfindahl(values)), existing(effectiveNumber(values))]
        expect(index.times(number).toString()).toBe('10000')
        expect(number.compare(Fraction.of(1n))).not.toBe(-1)
        expect(number.compare(Fraction.of(BigInt(values.length)))).not.toBe(1)
        expect(existing(concentrationRatio(values, values.length)).toString()).toBe('100')
      }),
    ))

  it('everyone of both years is new, gone, moved or where they were', () =>
    holds(
      fc.property(cells, cells, (now, before) => {
        const values = (target: ReadonlyMap<string, Sum>) =>
          new Map([...target].map(([id, { value }]) => [id, value]))
        const { entered, left, moved } = partnerChanges(ranked(values(now)), ranked(values(before)))
        const traded = (context: ReadonlyMap<string, Sum>) =>
          [...context].filter(([, { value }]) => value > 0n).length
        expect(entered.length - left.length).toBe(traded(now) - traded(before))
        expect(new Set([...entered, ...left, ...moved.map(({ id }) => id)]).size).toBe(
          entered.length + left.length + moved.length,
        )
      }),
    ))

  it('the order of cells is of no matter', () =>
    holds(
      fc.property(cells, cells, (now, before) => {
        const turned = (of: ReadonlyMap<string, Sum>) => new Map([...of].reverse())
        const [forth, back] = [cellsOfTwoYears(now, before), cellsOfTwoYears(turned(now), turned(before))]
        expect(priceVolumeSplit(back)).toEqual(priceVolumeSplit(forth))
        expect(fisherPrice(back)).toEqual(fisherPrice(forth))
      }),
    ))
})

describe('a series of months', () => {
  it('moves its last twelve months by the month that came less the one that went', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 24, maxLength: 24 }), (amounts) => {
        const first = toMonth(2022, 1)
        const series = new Map(amounts.map((value, index) => [addMonths(first, index), value]))
        const givenMonth = addMonths(first, 20)
        const month = (lag: number) => existing(sumUpTo(series, addMonths(givenMonth, -lag), 1))
        const moved = existing(rollingTwelve(series, addMonths(givenMonth, -1)))
          .plus(month(0))
          .minus(month(12))
        expect(existing(rollingTwelve(series, givenMonth))).toEqual(moved)
      }),
      runs,
    )
  })
})

describe('sums of fractions', () => {
  const fraction = fc
    .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
    .map(([numerator, denominator]) => Fraction.of(numerator, denominator))
  it('are those of one after another', () => {
    fc.assert(
      fc.property(fc.array(fraction, { maxLength: 9 }), (fractions) => {
        expect(Fraction.sum(fractions)).toEqual(fractions.reduce((a, b) => a.plus(b), Fraction.zero))
      }),
      runs,
    )
  })
})
