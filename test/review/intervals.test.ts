import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Interval } from '../../src/review/printed-numbers/interval.ts'
import { printedRange, readNumber } from '../../src/review/printed-numbers/printed-number.ts'
import { Fraction } from '../../src/trade/numbers/fraction.ts'

const decimal = (text: string): Fraction => readNumber(text)?.value ?? Fraction.zero
const interval = (text: string): Interval => readNumber(text)?.interval ?? Interval.all
const holds = (text: string, exact: Fraction): boolean => interval(text).meets(Interval.point(exact))

const fraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([numerator, denominator]) => Fraction.of(numerator, denominator))

describe('a printed number', () => {
  it('stands for what rounds to it half away from zero', () => {
    expect(holds('2.5', decimal('2.45'))).toBe(true)
    expect(holds('2.5', decimal('2.55'))).toBe(false)
    expect(holds('-2.5', decimal('-2.45'))).toBe(true)
    expect(holds('-2.5', decimal('-2.55'))).toBe(false)
    expect(holds('0.0', decimal('0.05'))).toBe(false)
    expect(holds('<0.0001', decimal('0.00009'))).toBe(true)
    expect(holds('<0.0001', decimal('0'))).toBe(false)
  })

  it('stands for every number that prints as it', () => {
    fc.assert(
      fc.property(fraction, fc.integer({ min: 0, max: 4 }), (exact, decimals) =>
        holds(exact.toFixed(decimals), exact),
      ),
    )
  })

  it('is no number with signs or digits that none has', () => {
    for (const text of ['', '-', '..', '1.', '.5', '1,23.5', '1.2.3', '９', 'NaN', '1e3', '9'.repeat(30)])
      expect(readNumber(text), text).toBeNull()
  })
})

describe('intervals', () => {
  it('hold the sum, the difference, the product and the quotient of any numbers that they hold', () => {
    fc.assert(
      fc.property(fraction, fraction, fc.integer({ min: 0, max: 2 }), (a, b, decimals) => {
        const [x, y] = [interval(a.toFixed(decimals)), interval(b.toFixed(decimals))]
        const point = (exact: Fraction) => Interval.point(exact)
        expect(x.plus(y).meets(point(a.plus(b)))).toBe(true)
        expect(x.minus(y).meets(point(a.minus(b)))).toBe(true)
        const size = x.and(Interval.notNegative)
        if (a.sign() <= 0 || !size) return
        expect(size.times(y).meets(point(a.times(b)))).toBe(true)
        expect(size.inverse().meets(point(Fraction.of(1n).dividedBy(a)))).toBe(true)
      }),
    )
  })

  it('are told as the first and the last printed number that would do', () => {
    expect(printedRange(interval('2.523'), 1)).toEqual(['2.5', '2.5'])
    expect(printedRange(interval('2.5'), 2)).toEqual(['2.45', '2.55'])
    expect(printedRange(interval('2.5').below(), 1)).toEqual([null, '2.5'])
    expect(printedRange(Interval.all, 1)).toEqual([null, null])
  })
})
