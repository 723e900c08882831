import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fraction } from '../../src/trade/numbers/fraction.ts'

const fraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([numerator, denominator]) => Fraction.of(numerator, denominator))

describe('a fraction', () => {
  it('rounds half away from zero, on both sides', () => {
    expect(Fraction.of(25n, 100n).toFixed(1)).toBe('0.3')
    expect(Fraction.of(-25n, 100n).toFixed(1)).toBe('-0.3')
    expect(Fraction.of(24999n, 100000n).toFixed(1)).toBe('0.2')
    expect(Fraction.of(5n, 2n).toFixed(0)).toBe('3')
  })

  it('never shows a minus before a zero', () => {
    expect(Fraction.of(-4n, 100n).toFixed(1)).toBe('0.0')
    expect(Fraction.of(-5n, 100n).toFixed(1)).toBe('-0.1')
  })

  it('rounds what floating point cannot hold', () => {
    // 1.005 is under 1.005 in binary; its exact decimal is a tie.
    expect(Fraction.of(1005n, 1000n).toFixed(2)).toBe('1.01')
    expect(Fraction.of(123456789012345678905n, 10n).toFixed(0)).toBe('12345678901234567891')
  })

  it('is a decimal of at least twelve significant digits, exact where it ends', () => {
    expect(Fraction.of(5280000000n).toDecimal()).toBe('5280000000')
    expect(Fraction.of(1n, 8n).toDecimal()).toBe('0.125')
    expect(Fraction.of(1n, 3n).toDecimal(12)).toBe('0.333333333333')
    expect(Fraction.of(-200n, 3n).toDecimal(12)).toBe('-66.6666666667')
    expect(
      Fraction.of(1n, 30000n)
        .toDecimal(12)
        .replace(/^0\.0*/, '').length,
    ).toBeGreaterThanOrEqual(12)
  })

  it('has no zero denominator', () => {
    expect(() => Fraction.of(1n, 0n)).toThrow(RangeError)
    expect(() => Fraction.of(1n).dividedBy(Fraction.zero)).toThrow(RangeError)
  })

  it('adds, multiplies and divides without loss', () => {
    fc.assert(
      fc.property(fraction, fraction, fraction, (a, b, c) => {
        expect(a.plus(b).minus(b).equals(a)).toBe(true)
        expect(
          a
            .plus(b)
            .times(c)
            .equals(a.times(c).plus(b.times(c))),
        ).toBe(true)
        if (b.sign() !== 0) expect(a.dividedBy(b).times(b).equals(a)).toBe(true)
      }),
    )
  })

  it('is within half a unit of what it shows', () => {
    fc.assert(
      fc.property(fraction, fc.integer({ min: 0, max: 6 }), (value, decimals) => {
        const shown = value.toFixed(decimals).replace('.', '')
        const unit = Fraction.of(1n, 10n ** BigInt(decimals))
        const off = Fraction.of(BigInt(shown)).times(unit).minus(value).abs()
        expect(off.compare(unit.times(Fraction.of(1n, 2n)))).toBeLessThanOrEqual(0)
      }),
    )
  })
})
