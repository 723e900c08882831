import { describe, expect, it } from 'vitest'
import { standardCodes } from '../../src/codes/codes.ts'
import censusAreas from '../../src/sources/census/areas.csv'
import comexstatAreas from '../../src/sources/comexstat/areas.csv'
import comextAreas from '../../src/sources/comext/areas.csv'
import japanAreas from '../../src/sources/japan/areas.csv'
import { readAreas } from '../../src/sources/reported/reported.ts'

describe.each([
  ['comexstat', comexstatAreas, 'BRA', ['161', '351', '447']],
  ['comext', comextAreas, 'DEU', ['TW', 'HK', 'MO']],
  ['census', censusAreas, 'USA', ['5830', '5820', '5660']],
  ['japan', japanAreas, 'JPN', ['106', '108', '129']],
] as const)('areas of %s', (_, list, reporter, ofChina) => {
  const areas = readAreas(list)
  const lists = standardCodes.forReporter(reporter)

  it('are partners with names in both languages', () => {
    for (const { code } of areas.values()) {
      expect([code, lists.isListed('partner', code)]).toEqual([code, true])
      expect(lists.findPartner(code).name.zh).toMatch(/\p{Script=Han}/u)
      expect(lists.findPartner(code).name.en).not.toMatch(/\p{Script=Han}/u)
    }
  })

  it('name Taiwan, Hong Kong and Macao as all briefs do', () => {
    const names = ofChina.map((code) => lists.findPartner(areas.get(code)?.code ?? '').name)
    expect(names).toEqual([
      { zh: '中国台湾', en: 'Taiwan, China' },
      { zh: '中国香港', en: 'Hong Kong, China' },
      { zh: '中国澳门', en: 'Macao, China' },
    ])
  })
})
