import { describe, expect, it } from 'vitest'
import { parseReference } from '../../src/compare/versions/version-reference.ts'

describe('the name of a version', () => {
  it('has product and period, and date of the data, language and sections where wanted', () => {
    expect(parseReference('lithium-ion/2023-12@2024-01-31:en#overview,partners')).toEqual({
      kind: 'brief',
      product: 'lithium-ion',
      period: { edition: 'month', last: 202312 },
      asOf: '2024-01-31T23:59:59.999Z',
      language: 'en',
      sections: ['overview', 'partners'],
    })
    expect(parseReference('锂电池/2023-Q4')).toMatchObject({
      product: '锂电池',
      period: { edition: 'quarter', last: 202312 },
    })
  })

  it('takes from the first version what it leaves out, but for the date of the data', () => {
    const first = parseReference('lithium-ion/2023-12@2024-01-31:en')
    expect(parseReference('2023-11', first)).toEqual({
      kind: 'brief',
      product: 'lithium-ion',
      period: { edition: 'month', last: 202311 },
      language: 'en',
    })
    expect(parseReference('@2024-03-31', first)).toMatchObject({
      product: 'lithium-ion',
      asOf: '2024-03-31T23:59:59.999Z',
    })
    expect(parseReference('photovoltaics', first)).toMatchObject({ product: 'photovoltaics' })
  })

  it.each([
    '',
    'lithium-ion',
    '2023-12',
    'lithium-ion/2023-13',
    'lithium-ion/2023-12@31.1.2024',
    'a/2023:fr',
  ])('is refused where it says no brief: %s', (text) => {
    expect(() => parseReference(text)).toThrow(/names no version/)
  })
})
