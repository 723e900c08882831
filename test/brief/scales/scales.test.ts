import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseUnit, countIntegerDigits } from '../../../src/brief/scales/choose-unit.ts'
import {
  countShareDecimals,
  countSignificantDigits,
  showToDigits,
} from '../../../src/brief/scales/decimals.ts'
import { enUnits } from '../../../src/brief/wording/en/units.ts'
import { zhUnits } from '../../../src/brief/wording/zh/units.ts'
import { Fraction } from '../../../src/trade/numbers/fraction.ts'

const fractionOf = (value: bigint) => Fraction.of(value)
const money = (value: bigint, ...others: bigint[]) =>
  [zhUnits, enUnits].map(
    (words) => chooseUnit(words.money('USD'), fractionOf(value), others.map(fractionOf)).label,
  )
const quantity = (name: string, value: bigint) =>
  [zhUnits, enUnits].map((words) => chooseUnit(words.quantity(name), fractionOf(value)).label)

/** From ten dollars to what no product reaches: a trillion. */
const mainFigure = fc.bigInt({ min: 10n, max: 999_994_999_999n })

describe('the unit of a brief', () => {
  it.each([
    [5_550_000_000n, '亿美元', 'US$ million'],
    [555_000_000n, '亿美元', 'US$ million'],
    [55_000_000n, '万美元', 'US$ million'],
    [1_400_000n, '万美元', 'US$ thousand'],
    [14_000n, '万美元', 'US$ thousand'],
    [1_400n, '美元', 'US$'],
    [3n, '美元', 'US$'],
    [0n, '美元', 'US$'],
  ])('of %s dollars', (value, zh, en) => expect(money(value)).toEqual([zh, en]))

  it('is one in which the main figure has its digits, though the year to date has five', () => {
    expect(money(55_000_000n, 660_000_000n)[0]).toBe('万美元')
    expect(money(5_550_000_000n, 67_000_000_000n)[0]).toBe('亿美元')
  })

  it('is the next one, with a single digit, where the year to date would have six', () => {
    expect(money(9_145_300_000n, 110_473_300_000n)).toEqual(['亿美元', 'US$ billion'])
    expect(money(9_145_300_000n, 91_453_000_000n)[1]).toBe('US$ million')
  })

  it('is no thousand where the year to date would have five digits of it, and the month one of a million', () => {
    expect(money(1_411_700n, 15_705_200n)).toEqual(['万美元', 'US$ million'])
    expect(money(1_411_700n, 9_705_200n)[1]).toBe('US$ thousand')
    expect(money(410_000n, 15_705_200n)[1]).toBe('US$ thousand')
    expect(money(41_000n, 15_705_200n)[1]).toBe('US$ thousand')
  })

  it('is never 百万 or 千 in Chinese, unless a product file states it', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (value) => {
        expect(chooseUnit(zhUnits.money('CNY'), fractionOf(value)).label).not.toMatch(/[百千]/)
        expect(chooseUnit(zhUnits.quantity('千克'), fractionOf(value)).label).not.toMatch(/百|千吨/)
      }),
    )
    expect(zhUnits.statedMoney('百万', 'USD').label).toBe('百万美元')
  })

  it.each([
    ['千克', 8_682_836_000n, '万吨', 'thousand tonnes'],
    ['千克', 868_283_600n, '万吨', 'thousand tonnes'],
    ['千克', 120_000n, '吨', 'tonnes'],
    ['千克', 900n, '千克', 'kg'],
    ['克', 90_000n, '千克', 'kg'],
    ['个', 3_621_430_000n, '亿个', 'million items'],
    ['辆', 120_000n, '万辆', 'thousand items'],
    ['千个', 362_143n, '亿个', 'million items'],
    ['百支', 5_000n, '万支', 'thousand items'],
    ['千瓦', 55_000n, '万千瓦', 'thousand kW'],
    ['台', 12n, '台', 'items'],
  ])('of quantities in %s: %s', (name, value, zh, en) => expect(quantity(name, value)).toEqual([zh, en]))

  it('has two to four digits before the point in the main figure; in Chinese one where neither 亿 nor 万 give that', () => {
    fc.assert(
      fc.property(mainFigure, fc.bigInt({ min: 0n, max: 10n ** 14n }), (value, other) => {
        for (const words of [zhUnits, enUnits]) {
          const unit = chooseUnit(words.money('CNY'), fractionOf(value), [fractionOf(other)])
          const text = showToDigits(
            fractionOf(value).dividedBy(fractionOf(unit.factor)),
            unit.factor === 1n ? 0 : 1,
            4,
          )
          const digits = text.split('.')[0]?.length ?? 0
          const hasGap = words === zhUnits && ['1', '5', '9'].includes(`${value}`.length.toString())
          const isBesideMore = other >= value * 10n
          expect([text, digits >= (hasGap || isBesideMore ? 1 : 2) && digits <= 4]).toEqual([text, true])
          expect([text, countSignificantDigits(text) >= Math.min(4, `${value}`.length)]).toEqual([text, true])
        }
      }),
    )
  })

  it('of weights has too, from ten kilograms to a thousand million tonnes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 10n, max: 999_994_999_999n }), (kilograms) => {
        for (const words of [zhUnits, enUnits]) {
          const digits = countIntegerDigits(
            fractionOf(kilograms),
            chooseUnit(words.quantity('千克'), fractionOf(kilograms)),
          )
          expect(digits).toBeGreaterThanOrEqual(words === zhUnits ? 1 : 2)
          expect(digits).toBeLessThanOrEqual(4)
        }
      }),
    )
  })

  it('does not depend on the sign, and is always one of those that the language has', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }), (value) => {
        const units = zhUnits.money('USD')
        const unit = chooseUnit(units, fractionOf(value))
        expect(units).toContainEqual(unit)
        expect(chooseUnit(units, fractionOf(-value))).toEqual(unit)
      }),
    )
  })
})

describe('the decimals of a brief', () => {
  const total = fc.bigInt({ min: 100_000_000n, max: 999_900_000_000n }) // 1 to 9,999 亿

  it('let every share be recomputed from the printed amounts, to a tenth of a point', () => {
    fc.assert(
      fc.property(total, fc.double({ min: 0, max: 1, noNaN: true }), (sum, ratio) => {
        const part = (sum * BigInt(Math.round(ratio * 1_000_000))) / 1_000_000n
        const inUnits = (value: bigint) => Fraction.of(value, 100_000_000n)
        const decimals = countShareDecimals(inUnits(sum))
        expect(decimals).toBeLessThanOrEqual(3)
        const [printedPart = '', printedSum = ''] = [part, sum].map((value, index) =>
          showToDigits(inUnits(value), decimals, index === 0 ? 3 : 4),
        )
        const percent = (a: Fraction, b: Fraction) => a.times(Fraction.of(100n)).dividedBy(b)
        const read = (text: string) => (text.startsWith('<') ? Fraction.zero : Fraction.ofDecimal(text))
        const exact = percent(fractionOf(part), fractionOf(sum))
        const again = percent(read(printedPart), read(printedSum))
        expect(exact.minus(again).abs().compare(Fraction.of(1n, 10n))).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('are three at most, and give small amounts three significant digits where they can', () => {
    expect(
      ['52.7947', '2.6659', '0.21943', '0.0644', '0.0009', '0.0004', '0'].map((text) => digits(text)),
    ).toEqual(['52.8', '2.67', '0.219', '0.064', '0.001', '<0.001', '0.0'])
    expect(showToDigits(Fraction.of(-1n, 10_000n), 1, 3)).toBe('>-0.001')
  })

  it('never show as zero what is not', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), (value) => {
        const text = showToDigits(Fraction.of(value, 100_000_000n), 1, 3)
        expect(countSignificantDigits(text.replace('<', ''))).toBeGreaterThan(0)
      }),
    )
  })
})

const digits = (text: string) => showToDigits(Fraction.ofDecimal(text), 1, 3)
