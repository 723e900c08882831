import { describe, expect, it } from 'vitest'
import { languages } from '../../src/trade/language.ts'
import { type Amounts, briefOf, productOf, prose, rowTexts, table } from '../support/briefs.ts'

const 亿 = 100_000_000
const partners = ['502', '304', '141', '116']
const provinces = ['35', '44', '32', '45']

/** Amounts that grew from 1 亿 by thousandths of a percent. */
const grown = (codes: readonly string[], thousandths: readonly number[]): Amounts =>
  Object.fromEntries(codes.map((code, index) => [code, 亿 + (thousandths[index] ?? 0) * 1_000]))

const brief = (thousandths: readonly number[], language: 'zh' | 'en', more: object) => {
  const side = (each: readonly number[]) => ({
    partners: grown(partners, each),
    places: grown(provinces, each),
  })
  const [now, before] = [side(thousandths), side([])]
  const traded = { 'month.current': now, 'ytd.current': now, 'month.base': before, 'ytd.base': before }
  return briefOf({ export: traded }, { product: productOf({ flows: ['export'], ...more }), language })
}

/** Growth that rounds to 0.0%, which the words call flat; and the least that rounds to 0.1%. */
const [flat, least] = [49, 50]

describe.each(languages)('the fastest growing in %s', (language) => {
  const fastest = { zh: '增长最快', en: 'growth was fastest' }[language]

  it.each(['leaders', 'places'])('are none where nothing grew by as much as is printed: %s', (section) => {
    const more = { sections: [section], places: 'full' }
    const text = prose(brief([flat, flat, 10, -10], language, more)).join('\n')
    expect(text).not.toMatch(new RegExp(fastest, 'i'))
    expect(prose(brief([least, flat, 10, -10], language, more)).join('\n')).toMatch(new RegExp(fastest, 'i'))
  })

  it('are listed without those that are flat', () => {
    const rows = rowTexts(
      table(brief([least, flat, 10, -10], language, { sections: ['leaders'] }), 'export.leaders'),
    )
    const growths = rows.flatMap(([, , , growth]) => growth ?? []).filter((growth) => growth !== '')
    expect(growths).toEqual(['0.1', '0.1'])
  })
})
