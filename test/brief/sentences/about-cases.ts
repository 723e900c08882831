import { readCommentary } from '../../../src/brief/commentary/read-commentary.ts'
import type { Product } from '../../../src/brief/product/product-type.ts'
import type { Language } from '../../../src/trade/language.ts'
import { productOf, type Traded } from '../../support/briefs.ts'
import type { SentenceCase } from './sentence-case.ts'

const file = 'commentary/2023-12/lithium.md'

const commentary = (text: string, language: Language) => ({
  file,
  sha256: '0',
  parts: readCommentary(text, file, language),
})

const confirmed = {
  words: {
    zh: '2023年12月出口的数量是上月的9倍',
    en: 'the quantity of exports in December 2023 is 9 times that of the month before',
  },
  confirmed: {
    id: 'confirmed',
    fingerprint: '0',
    product: 'lithium',
    confirmedAt: '2024-01-18T00:00:00.000Z',
    confirmedBy: '王五',
    reason: null,
    from: 'command',
  },
}

/** What a brief says about itself: what it stands on, and how it is to be read. */
export function aboutCases({
  exports,
  imports,
  product,
}: {
  readonly exports: Traded
  readonly imports: Traded
  readonly product: Product
}): readonly SentenceCase[] {
  const traded = { export: exports, import: imports }
  const of = (name: string, more: Partial<SentenceCase> = {}): SentenceCase => ({
    ...{ name, product, at: '2023-12', traded },
    ...more,
  })
  const base = product.classes
  const unlisted = { ...exports, 'month.current': { partners: { '502': 4_200_000, '987': 900_000 } } }
  const small = {
    ...exports,
    'month.base': {
      partners: { '502': 30_000_000, '304': 90_000 },
      places: { '35': 30_000_000, '44': 20_000 },
    },
  }
  return [
    of('a base as first published', { product: { ...product, base: 'first-published' } }),
    of('codes of another nomenclature', { at: '2021-12' }),
    of('codes that changed', {
      product: {
        ...product,
        classes: base.map((each) => ({ ...each, codes: { ...each.codes, HS2017: ['85076010'] } })),
      },
      at: '2022-12',
    }),
    of('partners left out', {
      product: { ...product, without: { export: ['HKG'], import: ['CHN', 'DEU'] } },
    }),
    of('codes that no list has', { traded: { export: unlisted, import: imports } }),
    of('small bases', { traded: { export: small, import: imports } }),
    of('a group that grew', { at: '2025-12', product: { ...product, groups: ['ASEAN', 'EU'] } }),
    of('notes, gaps and confirmations', {
      more: {
        notes: [
          {
            zh: '由公开简报的数字重构，并非海关原始数据。',
            en: 'reconstructed from a published brief, not customs’ own rows.',
          },
        ],
        overruled: ['a.csv', 'b.csv'],
        confirmed: [
          confirmed as never, // ids and origins are branded; the words alone are printed
          {
            ...confirmed,
            confirmed: { ...confirmed.confirmed, confirmedBy: null, reason: '展会订单' },
          } as never,
        ],
        cuts: [
          {
            flow: 'export',
            uses: [
              { cut: ['commodity', 'partner', 'place'], months: { from: 202201, to: 202212 } },
              { cut: ['commodity', 'partner', 'procedure'], months: { from: 202301, to: 202312 } },
            ] as never, // months are branded numbers
          },
        ],
        misnamed: [{ file: 'a.csv', dimension: 'partner', code: '502', name: '德国', other: '304' }],
      },
    }),
    of('commentary', {
      commentary: {
        zh: commentary('出口{{export.month.value}}，{{export.month.value.yoy change}}。', 'zh'),
        en: commentary('Exports were {{export.month.value}}, {{export.month.value.yoy change}}.', 'en'),
      },
    }),
    of('five tables', {
      product: {
        ...productOf({ value: {}, quantityScale: 'auto' }),
        sections: ['overview', 'partners', 'places'],
      },
    }),
  ]
}
