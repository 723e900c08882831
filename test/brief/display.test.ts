import { describe, expect, it } from 'vitest'
import { Display, showAmount } from '../../src/brief/display.ts'
import type { AmountScale } from '../../src/brief/scales/scales.ts'
import { getLocale } from '../../src/brief/wording/locales.ts'
import type { Figure } from '../../src/trade/figure.ts'
import { Fraction } from '../../src/trade/numbers/fraction.ts'
import { groupThousands } from '../../src/trade/numbers/thousands.ts'

const 亿 = 100_000_000n
const shown = (dollars: bigint, decimals = 1) => showAmount(Fraction.of(dollars, 亿), decimals)

describe('an amount of money', () => {
  it('has the decimals of the product', () => {
    expect(shown(5_279_470_645n)).toBe('52.8')
    expect(shown(-660_000_000n)).toBe('-6.6')
    expect(shown(5_279_470_645n, 2)).toBe('52.79')
    expect(shown(0n)).toBe('0.0')
  })

  it('under 0.1 has as many as give two significant digits', () => {
    expect(shown(7_200_000n)).toBe('0.072')
    expect(shown(1_500_000n)).toBe('0.015')
    expect(shown(270_000n)).toBe('0.0027')
    expect(shown(-7_200_000n)).toBe('-0.072')
  })

  it('that rounds up to 0.1 is no small one', () => {
    expect(shown(9_760_000n)).toBe('0.1')
    expect(shown(9_400_000n)).toBe('0.094')
  })

  it('never looks like zero where it is not', () => {
    expect(shown(9_999n)).toBe('0.0001')
    expect(shown(4_999n)).toBe('<0.0001')
    expect(shown(-1n)).toBe('>-0.0001')
    expect(shown(30_000_000n, 0)).toBe('0.30')
    expect(shown(10_000_000n, 0)).toBe('0.1')
    expect(shown(70_000_000n, 0)).toBe('1')
  })
})

describe('thousands', () => {
  it.each([
    ['1234567.8912', '1,234,567.8912'],
    ['-1234', '-1,234'],
    ['123', '123'],
    ['<0.0001', '<0.0001'],
    ['0.12345', '0.12345'],
  ])('of %s are grouped before the point only', (text, grouped) => expect(groupThousands(text)).toBe(grouped))
})

describe('a round number', () => {
  const show = (dollars: bigint, factor: bigint, language: 'zh' | 'en') => {
    const { units: words, numbers } = getLocale(language)
    const units = words.money('USD')
    const unit = units.find((candidate) => candidate.factor === factor)
    if (!unit) throw new Error(`no unit of ${factor}`)
    const money: AmountScale = { ...unit, precision: { kind: 'chosen', least: 1 } }
    const display = new Display(
      { money, quantity: () => money, unitValue: () => ({ factor: Fraction.of(1n), per: '', decimals: 2 }) },
      { numbers, overrides: {} },
    )
    const figure: Figure = {
      id: 'export.ytd.value.milestone',
      value: Fraction.of(dollars),
      unit: { kind: 'money', currency: 'USD' },
      derivation: { operation: 'plus', of: ['export.ytd.value', 'import.ytd.value'] },
    }
    const { text, scale } = display.showRoundNumber(figure, units)
    return `${text} ${scale?.after}`
  }

  it('has no decimals', () => {
    expect(show(50_000_000n, 10_000n, 'zh')).toBe('5000 万美元')
    expect(show(1_000_000_000n, 1_000_000n, 'en')).toBe('1,000 million')
  })

  it('of more than four digits is counted in a larger unit', () => {
    expect(show(1_000_000_000n, 10_000n, 'zh')).toBe('10 亿美元')
    expect(show(100_000_000n, 10_000n, 'zh')).toBe('1 亿美元')
    expect(show(90_000_000n, 1_000n, 'en')).toBe('90 million')
    expect(show(20_000_000_000n, 1_000_000n, 'en')).toBe('20 billion')
  })

  it('that has no larger unit keeps its own', () => {
    expect(show(2_000_000_000_000n, 100_000_000n, 'zh')).toBe('20000 亿美元')
  })
})
