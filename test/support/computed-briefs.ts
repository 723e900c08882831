import type { Document } from '../../src/brief/document.ts'
import type { Language } from '../../src/trade/language.ts'
import { type Amounts, briefOf, productOf, type Side, type Traded } from './briefs.ts'

/** Numbers without a pattern, the same in every run (a linear congruential generator after Lehmer). */
function scatter(seed: number): (most: number) => number {
  let state = seed
  return (most) => {
    state = (state * 48_271) % 2_147_483_647
    return Math.floor((state / 2_147_483_647) ** 3 * most) + 1
  }
}

const partners = '502 304 141 133 116 110 307 301 309 303 122 112 132 136 119 429 501 601 142'.split(' ')
const places = '35 44 32 33 31 11 37 41 43 34 42 51 50 61'.split(' ')

const side = (next: (most: number) => number, most: number): Side => ({
  partners: Object.fromEntries(partners.map((code) => [code, next(most)])),
  places: Object.fromEntries(places.map((code) => [code, next(most)])),
  quantity: next(most),
})

function spans(seed: number, most: number): Traded {
  const next = scatter(seed)
  return {
    'month.current': side(next, most),
    'month.base': side(next, most),
    'ytd.current': side(next, most * 6),
    'ytd.base': side(next, most * 6),
  }
}

/** A brief with every section, of amounts without a pattern. */
export const usualBrief = (language: Language): Document =>
  briefOf(
    { export: spans(20_231_218, 4_000_000_000), import: spans(7, 90_000_000) },
    { language, issuer: '某某研究中心' },
  )

/**
 * A brief of what is hard to show: exact halves, growth that rounds to nothing from below, amounts too small
 * for their decimals, nothing to compare with, and quantities of different units or none.
 */
export function hardBrief(language: Language): Document {
  const now: Amounts = {
    '502': 1_000_500_000, // growth of exactly 0.05
    '304': 999_500_000, // of exactly -0.05
    '141': 999_600_000, // of -0.04
    '133': 145_000_000, // 1.45 in 亿
    '116': 1_000, // rounds to nothing
    '110': 3_000_000,
    '601': 5_000_000, // 0.05 in 亿
    '501': 215_000_000,
  }
  const before: Amounts = {
    '502': 1_000_000_000,
    '304': 1_000_000_000,
    '141': 1_000_000_000,
    '133': 2_000_000_000_000,
    '110': 7,
    '601': 4_000_000,
    '501': 200_000_000, // growth of exactly 7.5
  }
  const exports: Traded = {
    'month.current': { partners: now, places: { '35': 3_369_601_000 }, quantity: 100_050 },
    'month.base': { partners: before, places: { '35': 1 }, quantity: 100_000 },
    'ytd.current': { partners: now, places: { '35': 2, '44': 3 }, quantity: null },
    'ytd.base': { partners: before, places: { '44': 0 }, quantity: 3 },
  }
  const imports: Traded = {
    'month.current': { partners: { '133': 4_999_999_999 }, quantity: 500, unit: '千克' },
    'month.base': { partners: {}, quantity: 400, unit: '千克' },
    'ytd.current': { partners: { '142': 12 }, quantity: 12 },
    'ytd.base': { partners: { '142': 12 }, quantity: 12 },
  }
  return briefOf({ export: exports, import: imports }, { language, product: productOf({ top: 20 }) })
}
