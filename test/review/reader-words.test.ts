import { describe, expect, it } from 'vitest'
import { toReaderWords } from '../../src/review/reader-words.ts'

const both = (text: string, files: readonly string[] = []) => toReaderWords({ zh: text, en: text }, files)

describe('what was found, for a reader', () => {
  it('has months and runs of them by name, in Chinese without spaces beside Chinese', () => {
    expect(both('出口 2023-12 的金额').zh).toBe('出口2023年12月的金额')
    expect(both('出口 85076000 2022-11..2023-02：').zh).toBe('出口 85076000 2022年11月–2023年2月：')
    expect(both('exports of 2023-01..2023-12').en).toBe('exports of Jan–Dec 2023')
  })

  it('has currencies and units by name', () => {
    const unitValue = both('4,219.48 USD/千克, 7 CNY (EUR)')
    expect(unitValue.zh).toBe('4,219.48美元/千克, 7人民币 (欧元)')
    expect(unitValue.en).toBe('4,219.48 US dollars per kg, 7 renminbi (euros)')
    expect(both('a quantity of 77 个.').en).toBe('a quantity of 77 items.')
  })

  it('leaves codes, ids and names of files as they are', () => {
    const text = '出口 2023-12 USD.csv、scale:export.2023-12、2023-12.csv'
    expect(both(text, ['出口 2023-12 USD.csv']).zh).toBe(text)
    expect(both('HS2022-12345 and 2023-Q4, 2023-13').en).toBe('HS2022-12345 and 2023-Q4, 2023-13')
    expect(both('the code XYZ').en).toBe('the code XYZ')
  })
})
