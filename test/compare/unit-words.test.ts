import { describe, expect, it } from 'vitest'
import { unitWords } from '../../src/compare/figures/unit-words.ts'

describe('the unit of a figure in words', () => {
  it('has the scale of an amount before it in Chinese, behind it in English', () => {
    expect(unitWords('USD', '100000000')).toEqual({ zh: '亿美元', en: 'US$ 100 million' })
    expect(unitWords('千克', '1000')).toEqual({ zh: '吨', en: 'tonnes' })
  })

  it('names what a unit value is per: kilograms as customs has it, tonnes where it is shown so', () => {
    expect(unitWords('USD/千克', '1')).toEqual({ zh: '美元/千克', en: 'US$/kg' })
    expect(unitWords('CNY/千克', '1/1000')).toEqual({ zh: '元/吨', en: 'RMB/tonne' })
  })
})
