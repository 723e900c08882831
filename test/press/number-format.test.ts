import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { getLocale } from '../../src/brief/wording/locales.ts'
import { numberFormat } from '../../src/press/ooxml/number-format.ts'
import { Fraction } from '../../src/trade/numbers/fraction.ts'
import { showNumber } from '../support/workbook.ts'

const english = getLocale('en').numbers

describe('the number format of a printed number', () => {
  it.each([
    ['52.8', false, '0.0'],
    ['52.8', true, '#,##0.0'],
    ['1,234,567.89', true, '#,##0.00'],
    ['-0.023', false, '0.000'],
    ['1373', false, '0'],
    ['<0.0001', false, '[>=0.00005]0.0000;[>0]"<0.0001";0.0'],
    ['>-0.01', true, '[<=-0.005]-#,##0.00;[<0]">-0.01";#,##0.0'],
  ])('of %s is %s, %s', (text, grouped, format) => {
    expect(numberFormat(text, { ...english, grouped })).toBe(format)
  })

  it.each(['', '-', '..', '×', '1e5', '0x1', '1,2', '.5', '5.', '<1', '=1'])('is none for %j', (text) => {
    expect(numberFormat(text, { ...english, grouped: false })).toBeNull()
  })

  it('shows an amount too small for its decimals, and others by them', () => {
    const format = numberFormat('<0.0001', { ...english, grouped: false }) ?? ''
    expect([0.00004, 0.00005, 12.3, 0].map((value) => showNumber(value, format))).toEqual([
      '<0.0001',
      '0.0001',
      '12.3000',
      '0.0',
    ])
  })
})

/** Whole dollars to ten trillion, more often near one another than not. */
const pairs = fc
  .tuple(
    fc.integer({ min: 1, max: 10_000_000_000_000 }),
    fc.integer({ min: -2_000, max: 2_000 }),
    fc.integer(),
  )
  .map(([base, near, far]) => ({ base, current: Math.abs(far % 2 === 0 ? base + near : Math.abs(far)) }))

/** Growth in whole permille over ten is a half of the last digit shown: where rounding is hardest. */
const halves = fc
  .tuple(fc.integer({ min: 1, max: 1_000_000_000 }), fc.integer({ min: -1_000, max: 5_000 }))
  .map(([thousands, half]) => ({
    base: thousands * 2_000,
    current: thousands * (2_000 + 2 * half + 1),
  }))

describe('formulas in double precision', () => {
  it.each([
    ['amounts', pairs],
    ['exact halves', halves],
  ])('show growth and shares of %s as the exact value is printed', (_, amounts) => {
    fc.assert(
      fc.property(amounts, ({ base, current }) => {
        const subject = (value: number) => Fraction.of(BigInt(value))
        const hundred = Fraction.of(100n)
        const share = subject(current).times(hundred).dividedBy(subject(base))
        expect(showNumber((100 * current) / base, '0.0')).toBe(share.toFixed(1))
        const growth = share.minus(hundred)
        // Of a negative number that rounds to zero, the workbook's ROUND leaves no sign.
        expect(showNumber((100 * (current - base)) / base, '0.0').replace(/^-0\.0$/, '0.0')).toBe(
          growth.toFixed(1),
        )
      }),
      { numRuns: 2_000 },
    )
  })

  it('would not, if growth were (a / b - 1) * 100', () => {
    expect(showNumber((1_000_500 / 1_000_000 - 1) * 100, '0.0')).toBe('0.0')
    expect(showNumber((100 * (1_000_500 - 1_000_000)) / 1_000_000, '0.0')).toBe('0.1')
  })
})
