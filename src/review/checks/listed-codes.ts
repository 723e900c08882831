import { partnerOfCode } from '../../codes/partners.ts'
import { placeOfCode } from '../../codes/places.ts'
import { dimensionWords } from '../words.ts'
import { defineCheck } from './check.ts'

/** Every code of a partner or place that is added up is on the lists: an unknown one has no name to print. */
export const listedCodes = defineCheck({
  id: 'listed-codes',
  title: { zh: '贸易伙伴和注册地编码均在编码表中', en: 'every partner and place code is on the lists' },
  look({ answers }) {
    const seen = (['partner', 'place'] as const).flatMap((dimension) => {
      const codes = answers
        .filter(({ need }) => need.by === dimension)
        .flatMap(({ rows }) => rows.map(({ code }) => code))
      return [...new Set(codes)].sort().map((code) => ({ dimension, code }))
    })
    const known = { partner: partnerOfCode, place: placeOfCode }
    return {
      looked: seen.length,
      found: seen
        .filter(({ dimension, code }) => !known[dimension](code))
        .map((one) => ({ severity: 'refusal' as const, ...one })),
    }
  },
  word: ({ dimension, code }) => ({
    zh: `${dimensionWords[dimension].zh}编码 ${code} 不在编码表中`,
    en: `the list of ${dimensionWords[dimension].en}s does not know the code ${code}`,
  }),
})
