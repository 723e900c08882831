import { describe, expect, it } from 'vitest'
import { unitWords } from '../../src/compare/figures/unit-words.ts'

describe('the unit of a figure in words', () => {
  it('has the scale of an amount before it in Chinese, behind it in English', () => {
    expect(unitWords('USD', '100000000')).toEqual({ zh: '亿美元', en: 'US$ 100 million' })
    expect(unitWords('千克', '1000')).toEqual({ zh: '吨', en: 'tonnes' })
  })

  it('is what the scale of a quantity is called in either language, or nothing where it has no name', () => {
    expect(unitWords('千克', '10000000')).toEqual({ zh: '万吨', en: '10,000 tonnes' })
    expect(unitWords('千克', '100000000000')).toEqual({ zh: '亿吨', en: '100 million tonnes' })
    expect(unitWords('千克', '1000000')).toEqual({ zh: '千吨', en: 'thousand tonnes' })
    expect(unitWords('千个', '10').zh).toBe('万个')
    expect(unitWords('个', '10000')).toEqual({ zh: '万个', en: '10,000 items' })
    expect(unitWords('千克', '1')).toEqual({ zh: '千克', en: 'kg' })
    expect(unitWords('个', '12')).toEqual({ zh: '', en: '' })
    expect(unitWords('USD', '12')).toEqual({ zh: '', en: '' })
  })

  it('names what a unit value is per: kilograms as customs has it, tonnes where it is shown so', () => {
    expect(unitWords('USD/千克', '1')).toEqual({ zh: '美元/千克', en: 'US$/kg' })
    expect(unitWords('CNY/千克', '1/1000')).toEqual({ zh: '元/吨', en: 'RMB/tonne' })
  })
})
