import { describe, expect, it } from 'vitest'
import { getCodeLists, type ProductFile, productSchema } from '../../src/brief/product/product.ts'
import { getTrader } from '../../src/brief/wording/wording.ts'
import { standardCodes } from '../../src/codes/codes.ts'
import { month } from '../support/briefs.ts'

const classes = [{ name: { zh: '电池', en: 'Batteries' }, codes: { HS2022: ['850760'] } }]
const name = { zh: '电池', en: 'batteries' }
const read = (given: object): ProductFile => productSchema('en').parse({ name, classes, ...given })
const faultsOf = (given: object): string[] =>
  productSchema('en')
    .safeParse({ name, classes, ...given })
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []

describe('a product file', () => {
  it('is of Chinese customs where it names no reporter', () => {
    const file = read({})
    expect(file).not.toHaveProperty('reported')
    expect([file.currency, file.without.import]).toEqual(['USD', ['CHN']])
    expect(read({ source: 'gacc', currency: 'CNY' })).not.toHaveProperty('reported')
  })

  it('is of the reporter’s own statistics, or of those of all, where it names no source', () => {
    expect(read({ reporter: 'TWN' })).toMatchObject({
      reported: { reporter: 'TWN', source: 'taiwan' },
      without: { import: ['TWN'] },
    })
    expect(read({ reporter: 'BRA' })).toMatchObject({ reported: { reporter: 'BRA', source: 'comexstat' } })
    expect(read({ reporter: 'FRA' })).toMatchObject({ currency: 'EUR', reported: { source: 'comext' } })
    expect(read({ reporter: 'USA' })).toMatchObject({ currency: 'USD', reported: { source: 'census' } })
    expect(read({ reporter: 'JPN' })).toMatchObject({ currency: 'JPY', reported: { source: 'japan' } })
    expect(read({ reporter: 'THA' })).toMatchObject({ reported: { reporter: 'THA', source: 'comtrade' } })
    expect(read({ source: 'comtrade' })).toMatchObject({ reported: { reporter: 'CHN', source: 'comtrade' } })
  })

  it('has places where the source has them', () => {
    const sections = ['overview', 'places']
    expect(read({ reporter: 'BRA', sections }).sections).toEqual(sections)
    expect(read({ reporter: 'JPN', sections }).sections).toEqual(['overview'])
    const state = read({ reporter: 'BRA', kind: 'place', place: 'BR-SP' })
    expect(state.within).toEqual({ place: ['SP'] })
  })

  it.each([
    [{ reporter: 'XYZ' }, 'reporter: expected an ISO 3166 alpha-3 code (BRA), or EU'],
    [
      { reporter: 'BRA', source: 'taiwan' },
      'source: taiwan does not have the trade of BRA; there is: comtrade, comexstat, sdmx-csv',
    ],
    [
      { reporter: 'BRA', source: 'gacc' },
      'source: gacc has the trade of China alone; for BRA there is: comtrade, comexstat, sdmx-csv',
    ],
    [{ reporter: 'BRA', currency: 'CNY' }, 'currency: comexstat has amounts in USD, which are not converted'],
    [
      { reporter: 'BRA', bulletin: { export: '电池' } },
      'bulletin: the bulletin has the trade of China alone',
    ],
    [
      { reporter: 'BRA', sections: ['overview', 'national'] },
      'sections.1: the bulletin has the trade of China alone',
    ],
    [{ currency: 'EUR' }, 'currency: Chinese customs has two series, USD and CNY'],
  ])('%o is refused', (given, fault) => {
    expect(faultsOf(given)).toEqual([fault])
  })
})

describe('whose trade it is', () => {
  const lead = (reporter: string) => {
    const file = read({ reporter })
    return [getTrader(file, 'zh').lead('export'), getTrader(file, 'en').lead('export')]
  }

  it('is worded in both languages', () => {
    expect(lead('CHN')).toEqual(['中国', 'China’s'])
    expect(lead('BRA')).toEqual(['巴西', 'Brazil’s'])
    expect(lead('USA')).toEqual(['美国', 'the United States’'])
    expect(lead('TWN')).toEqual(['中国台湾', 'Taiwan, China’s'])
    expect(lead('HKG')).toEqual(['中国香港', 'Hong Kong, China’s'])
    expect(lead('MAC')).toEqual(['中国澳门', 'Macao, China’s'])
  })

  it('leaves the reporter out of groups, and has China in those that it belongs to', () => {
    const december = month('2023-12')
    const asean = getCodeLists(read({ reporter: 'THA' })).findGroupMembers('ASEAN', december)
    expect([asean.has('THA'), asean.has('MYS')]).toEqual([false, true])
    expect(standardCodes.findGroupMembers('ASEAN', december).has('THA')).toBe(true)
    const brics = getCodeLists(read({ reporter: 'BRA' })).findGroupMembers('BRICS', december)
    expect([brics.has('BRA'), brics.has('CHN'), brics.has('IND')]).toEqual([false, true, true])
    expect(standardCodes.findGroupMembers('BRICS', december).has('CHN')).toBe(false)
  })

  it('calls China the mainland where its separate customs territories report', () => {
    const nameOfChina = (reporter: string) => getCodeLists(read({ reporter })).findPartner('142').name
    expect(nameOfChina('TWN')).toEqual({ zh: '中国大陆', en: 'Chinese mainland' })
    expect(nameOfChina('HKG').zh).toBe('内地')
    expect(nameOfChina('THA')).toEqual({ zh: '中国', en: 'China' })
  })
})
