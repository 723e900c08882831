import { describe, expect, it } from 'vitest'
import { briefOf, productOf, type Traded } from '../support/briefs.ts'

const 亿 = 100_000_000
const side = { partners: { '502': 亿 }, places: { '11': 亿 }, quantity: 0 }
const traded: Traded = { 'month.current': side, 'ytd.current': side, 'month.base': side, 'ytd.base': side }

/** The tables of a brief whose notes say whose data they have, for those below too. */
const saying = (sections: readonly string[]): string[] =>
  briefOf({ export: traded }, { product: productOf({ flows: ['export'], sections }) }).blocks.flatMap(
    (block) =>
      block.kind === 'table' && block.notes.includes('数据来源：中国海关总署，下文同。') ? [block.id] : [],
  )

describe('whose data the tables have', () => {
  it('is said under the first, whichever that is', () => {
    expect(saying(['overview', 'partners', 'places'])).toEqual(['overview'])
    expect(saying(['places', 'overview'])).toEqual(['export.places'])
    expect(saying(['groups'])).toEqual(['export.groups'])
  })
})
