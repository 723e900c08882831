import { describe, expect, it } from 'vitest'
import { twoYearAverageGrowth } from '../../src/statistics/indices/average-growth.ts'
import { balanceIndex, grubelLloyd, grubelLloydOver } from '../../src/statistics/indices/balance.ts'
import { priceVolumeSplit } from '../../src/statistics/indices/bennet.ts'
import {
  concentrationRatio,
  effectiveNumber,
  herfindahl,
} from '../../src/statistics/indices/concentration.ts'
import { contribution } from '../../src/statistics/indices/contribution.ts'
import { coverage, fisherPrice, fisherQuantity } from '../../src/statistics/indices/fisher.ts'
import type { Outcome } from '../../src/statistics/indices/growth.ts'
import { locationQuotient } from '../../src/statistics/indices/location-quotient.ts'
import { cellsOfTwoYears } from '../../src/statistics/indices/priced-cells.ts'
import { rank } from '../../src/statistics/indices/rank.ts'
import { shareChange } from '../../src/statistics/indices/share-change.ts'
import { unitValue } from '../../src/statistics/indices/unit-value.ts'
import {
  januaryFebruary,
  monthOnMonth,
  rollingTwelve,
  threeMonthAverage,
} from '../../src/statistics/monthly-series.ts'
import { partnerChanges } from '../../src/statistics/partner-changes.ts'
import type { Sum } from '../../src/statistics/sums.ts'
import { toMonth } from '../../src/trade/month.ts'
import { Fraction } from '../../src/trade/numbers/fraction.ts'
import { integerSquareRoot, squareRoot } from '../../src/trade/numbers/square-root.ts'

/** All that traded, the largest first. */
const ranked = (values: ReadonlyMap<string, bigint>) => rank(values, { top: Number.POSITIVE_INFINITY })

const subject = (numerator: number, denominator = 1) => Fraction.of(BigInt(numerator), BigInt(denominator))
const text = ({ value, marker }: Outcome) => value?.toString() ?? marker
const decimal = ({ value }: Outcome, digits: number) => value?.toFixed(digits)

describe('a contribution', () => {
  it('is the change over the base of the whole', () => {
    expect(text(contribution(subject(150), subject(100), subject(400)))).toBe('25/2')
  })
  it('of a partner that came is all its value, of one that went is less all of it', () => {
    expect(text(contribution(subject(20), subject(0), subject(400)))).toBe('5')
    expect(text(contribution(subject(0), subject(20), subject(400)))).toBe('-5')
  })
  it('is none where the whole had no trade a year before', () => {
    expect(text(contribution(subject(20), subject(0), subject(0)))).toBe('noBase')
  })
})

describe('a change of share', () => {
  it('is in points', () => {
    expect(
      text(shareChange({ part: subject(30), whole: subject(100) }, { part: subject(1), whole: subject(4) })),
    ).toBe('5')
  })
  it('is none without a whole on one of the sides', () => {
    expect(
      text(shareChange({ part: subject(0), whole: subject(0) }, { part: subject(1), whole: subject(4) })),
    ).toBe('noTotal')
    expect(
      text(shareChange({ part: subject(1), whole: subject(4) }, { part: subject(0), whole: subject(0) })),
    ).toBe('noBase')
  })
})

describe('a unit value', () => {
  it('is value over quantity, and none of nothing', () => {
    expect(text(unitValue(subject(10), subject(4)))).toBe('5/2')
    expect(text(unitValue(subject(10), subject(0)))).toBe('notAvailable')
  })
})

describe('a square root', () => {
  it('is exact of squares, and the floor of other integers', () => {
    expect(integerSquareRoot(10n ** 40n)).toBe(10n ** 20n)
    expect(integerSquareRoot(10n ** 40n - 1n)).toBe(10n ** 20n - 1n)
    expect([0n, 1n, 2n, 3n, 4n].map(integerSquareRoot)).toEqual([0n, 1n, 1n, 1n, 2n])
  })
  it('is rounded half away from zero', () => {
    expect(squareRoot(subject(2), 20).toFixed(20)).toBe('1.41421356237309504880')
    expect(squareRoot(subject(9, 4)).toString()).toBe('3/2')
    expect(squareRoot(subject(1, 4), 0).toString()).toBe('1')
  })
  it('of a negative number is none', () => {
    expect(() => squareRoot(subject(-1))).toThrow(RangeError)
  })
})

describe('average growth over two years', () => {
  it('is the geometric mean', () => {
    expect(text(twoYearAverageGrowth(subject(121), subject(100)))).toBe('10')
    expect(decimal(twoYearAverageGrowth(subject(3), subject(2)), 4)).toBe('22.4745') // sqrt 1.5 = 1.224744871
  })
})

describe('the balance', () => {
  it('has an index between one way and the other', () => {
    expect(text(balanceIndex(subject(3), subject(1)))).toBe('1/2')
    expect(text(balanceIndex(subject(0), subject(1)))).toBe('-1')
    expect(text(balanceIndex(subject(0), subject(0)))).toBe('noTotal')
  })
  it('has an index of trade both ways', () => {
    expect(text(grubelLloyd(subject(3), subject(1)))).toBe('1/2')
    expect(text(grubelLloyd(subject(5), subject(5)))).toBe('1')
    expect(text(grubelLloyd(subject(5), subject(0)))).toBe('0')
  })
  it('nets within products, not between them', () => {
    const oneWay = [
      { exports: subject(5), imports: subject(0) },
      { exports: subject(0), imports: subject(5) },
    ]
    expect(text(grubelLloydOver(oneWay))).toBe('0')
  })
})

describe('a location quotient', () => {
  it('compares a place with the country', () => {
    const quotient = locationQuotient({
      productOfPlace: subject(3),
      place: subject(10),
      product: subject(6),
      all: subject(100),
    })
    expect(text(quotient)).toBe('5')
  })
})

describe('concentration', () => {
  const values = [50n, 30n, 20n]
  it('is 10,000 of one alone', () => {
    expect(text(herfindahl([7n]))).toBe('10000')
    expect(text(herfindahl(values))).toBe('3800')
  })
  it('has the largest together', () => {
    expect(text(concentrationRatio([20n, 50n, 30n], 2))).toBe('80')
    expect(text(concentrationRatio(values, 10))).toBe('100')
  })
  it('has an effective number of partners', () => {
    expect(text(effectiveNumber([1n, 1n, 1n, 1n]))).toBe('4')
    expect(text(effectiveNumber(values))).toBe('50/19')
    expect(text(effectiveNumber([]))).toBe('noTotal')
  })
})

const cell = (value: number, quantity: number | null, unit = '个'): Sum => ({
  value: BigInt(value),
  quantity: quantity === null ? { kind: 'notGiven' } : { kind: 'known', amount: BigInt(quantity), unit },
  quantity2: { kind: 'notGiven' },
})

describe('prices and quantities', () => {
  // Two cells: 10 at 1 and 10 at 2 a year before; 20 at 2 and 5 at 4 now. Another came, another went.
  const cells = cellsOfTwoYears(
    new Map([
      ['a', cell(40, 20)],
      ['b', cell(20, 5)],
      ['new', cell(7, 1)],
      ['in other units', cell(9, 3, '千克')],
    ]),
    new Map([
      ['a', cell(10, 10)],
      ['b', cell(20, 10)],
      ['gone', cell(3, 1)],
      ['in other units', cell(4, 3)],
    ]),
  )
  it('compare cells that have a price in both years', () => {
    expect(cells.priced).toHaveLength(2)
    expect([cells.entries, cells.exits]).toEqual([7n, 3n])
    expect(cells.unpriced).toEqual({ value: 9n, valueBefore: 4n })
  })
  it('have doubled, where both prices have', () => {
    expect(text(fisherPrice(cells))).toBe('100')
  })
  it('have a quantity index: sqrt(30/30 x 60/60) is no change', () => {
    expect(text(fisherQuantity(cells))).toBe('0')
  })
  it('say how much of the trade they cover', () => {
    expect(text(coverage(cells))).toBe('9000/113') // 90 of 113, in percent
  })
  it('split the change into what adds up to it', () => {
    const split = priceVolumeSplit(cells)
    // a: (2-1)(10+20)/2 = 15, (20-10)(1+2)/2 = 15; b: (4-2)(10+5)/2 = 15, (5-10)(2+4)/2 = -15
    expect(split.price.toString()).toBe('30')
    expect(split.volume.toString()).toBe('0')
    expect([split.entries, split.exits, split.unpriced].map(String)).toEqual(['7', '-3', '5'])
  })
  it('are not told of cells without a quantity, or with one of zero', () => {
    const none = cellsOfTwoYears(
      new Map([
        ['a', cell(40, null)],
        ['b', cell(20, 0)],
      ]),
      new Map([
        ['a', cell(10, 10)],
        ['b', cell(20, 10)],
      ]),
    )
    expect(none.unpriced).toEqual({ value: 60n, valueBefore: 30n })
    expect([fisherPrice(none), fisherQuantity(none)].map(text)).toEqual(['notAvailable', 'notAvailable'])
    expect(text(coverage(none))).toBe('0')
  })
})

describe('who is new, gone or elsewhere in the ranking', () => {
  it('is told in the order of size', () => {
    const now = new Map([
      ['USA', 50n],
      ['DEU', 70n],
      ['GEO', 1n],
      ['VNM', 2n],
    ])
    const before = new Map([
      ['USA', 80n],
      ['DEU', 70n],
      ['KAZ', 5n],
    ])
    expect(partnerChanges(ranked(now), ranked(before))).toEqual({
      entered: ['VNM', 'GEO'],
      left: ['KAZ'],
      moved: [
        { id: 'DEU', from: 2, to: 1 },
        { id: 'USA', from: 1, to: 2 },
      ],
    })
  })
  it('counts a partner without trade as gone', () => {
    expect(partnerChanges(ranked(new Map([['USA', 0n]])), ranked(new Map([['USA', 1n]]))).left).toEqual([
      'USA',
    ])
  })
})

describe('a series of months', () => {
  const series = new Map(
    Array.from({ length: 14 }, (_, index) => [
      toMonth(2022 + Math.trunc(index / 12), (index % 12) + 1),
      BigInt(index + 1),
    ]),
  )
  const february = toMonth(2023, 2)
  it('has its last twelve months and the average of three', () => {
    expect(text(rollingTwelve(series, february))).toBe('102') // 3 + … + 14
    expect(text(threeMonthAverage(series, february))).toBe('13')
  })
  it('has January and February together', () => {
    expect(text(januaryFebruary(series, 2023))).toBe('27')
  })
  it('grows against the month before', () => {
    expect(text(monthOnMonth(series, february))).toBe('100/13')
  })
  it('has none of them where a month is not known', () => {
    expect(text(rollingTwelve(series, toMonth(2022, 11)))).toBe('notAvailable')
    expect(text(monthOnMonth(series, toMonth(2023, 3)))).toBe('notAvailable')
  })
})
