import { describe, expect, it } from 'vitest'
import { createUnitValueScales } from '../../../src/brief/scales/unit-value-scale.ts'
import { getLocale } from '../../../src/brief/wording/locales.ts'
import { Fraction } from '../../../src/trade/numbers/numbers.ts'
import type { EditionLanguage, Figure } from '../../../src/trade/trade.ts'

/** What unit values are shown per, where those of the year to date are so much, in hundredths of a dollar. */
function scaleOf(
  cents: Readonly<Partial<Record<'export' | 'import', bigint>>>,
  { per = '千克', language = 'zh' as EditionLanguage, quantityScale = 'auto' as 'auto' | '个' } = {},
) {
  const book = {
    get: ({ flow }: { readonly flow: string }): Figure => ({
      id: 'export.ytd.unitValue',
      value: Fraction.of(cents[flow as 'export' | 'import'] ?? 0n, 100n),
      unit: { kind: 'unitValue', currency: 'USD', per },
      derivation: { operation: 'quotient', of: ['export.ytd.value', 'export.ytd.quantity'] },
    }),
  }
  const { units: words } = getLocale(language)
  const flows = (['export', 'import'] as const).filter((flow) => cents[flow] !== undefined)
  return createUnitValueScales({ product: { flows, quantityScale }, windows: ['month', 'ytd'], words, book })(
    per,
  )
}

describe('unit values', () => {
  it('of cheap goods that are counted in kilograms are per tonne, with one decimal', () => {
    expect(scaleOf({ import: 45n })).toEqual({ factor: Fraction.of(1n, 1_000n), per: '吨', decimals: 1 })
    expect(scaleOf({ import: 999n }).per).toBe('吨')
    expect(scaleOf({ import: 999n }, { language: 'en' }).per).toBe('tonne')
    expect(scaleOf({ import: 999n }, { language: 'pt' }).per).toBe('tonelada')
  })

  it('of dearer goods are per kilogram, also where one flow alone is dearer', () => {
    expect(scaleOf({ export: 1_000n })).toEqual({ factor: Fraction.of(1n), per: '千克', decimals: 2 })
    expect(scaleOf({ export: 1_500n, import: 45n }).per).toBe('千克')
  })

  it('of goods that are counted in pieces are per piece, however cheap', () => {
    expect(scaleOf({ export: 2n }, { per: '个' }).per).toBe('个')
    expect(scaleOf({ export: 2n }, { per: '个', language: 'en' }).per).toBe('item')
  })

  it('are per kilogram where the product file states kilograms', () => {
    expect(scaleOf({ import: 45n }, { quantityScale: '个' }).per).toBe('千克')
  })
})
