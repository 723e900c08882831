import { describe, expect, it } from 'vitest'
import { showAmount } from '../../src/brief/display.ts'
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
