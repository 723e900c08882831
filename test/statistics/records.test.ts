import { describe, expect, it } from 'vitest'
import { findDirection } from '../../src/brief/sections/unit-values.ts'
import { quantityAndPrice } from '../../src/brief/wording/zh/sections/unit-values.ts'
import { findMilestone } from '../../src/statistics/figures/record-figures.ts'
import { Fraction } from '../../src/trade/numbers/numbers.ts'

const fractionOf = (value: bigint) => Fraction.of(value)

describe('a round number passed for the first time', () => {
  it.each([
    [5_281n, 4_912n, '5000'],
    [5_281n, 5_100n, undefined],
    [9_999n, 8_999n, '9000'],
    [10_000n, 9_999n, '10000'],
    [7n, 6n, '7'],
    [100n, 200n, undefined],
  ])('%d after %d at most', (value, highest, milestone) => {
    expect(findMilestone(fractionOf(value), fractionOf(highest))?.toString()).toBe(milestone)
  })

  it('is none without anything before, or of nothing', () => {
    expect(findMilestone(fractionOf(5n), null)).toBeNull()
    expect(findMilestone(fractionOf(0n), fractionOf(0n))).toBeNull()
  })
})

describe('quantity against price', () => {
  it.each([
    ['101/100', 'up'],
    ['1', 'level'],
    ['-1', 'level'],
    ['-101/100', 'down'],
  ])('a change of %s percent is %s', (text, direction) => {
    const [numerator = '0', denominator = '1'] = text.split('/')
    expect(findDirection(Fraction.of(BigInt(numerator), BigInt(denominator)))).toBe(direction)
  })

  it.each([
    ['up', 'down', '量增价跌'],
    ['down', 'up', '量减价涨'],
    ['up', 'up', '量价齐升'],
    ['down', 'down', '量价齐跌'],
    ['level', 'level', '量价基本持平'],
    ['up', 'level', '量增价平'],
    ['level', 'down', '量平价跌'],
  ] as const)('%s and %s is %s', (quantity, price, words) => {
    expect(quantityAndPrice(quantity, price)).toBe(words)
  })
})
