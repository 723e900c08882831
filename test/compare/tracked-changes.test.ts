import { beforeAll, describe, expect, it } from 'vitest'
import { printTrackedChanges } from '../../src/compare/word/word.ts'
import { docx } from '../../src/press/docx/docx.ts'
import { allPairs, type Pair } from './support/pairs.ts'
import { danglingReferences, readDecided, repeatedIds } from './support/read-tracked.ts'

const author = { name: 'Tradebrief', date: '2024-01-18T00:00:00Z' }

describe('a Word document with tracked changes', () => {
  let pairs: Pair[] = []
  beforeAll(async () => {
    pairs = await allPairs()
  }, 120_000)

  it('is the newer version where all changes are accepted, the older one where they are rejected', async () => {
    expect(pairs.length).toBeGreaterThan(50)
    for (const { name, older, newer } of pairs) {
      const tracked = await printTrackedChanges(older, newer, author)
      const [before, after] = [await docx.print(older), await docx.print(newer)]
      expect(readDecided(tracked, 'accept'), `${name} accepted`).toEqual(readDecided(after, 'accept'))
      expect(readDecided(tracked, 'reject'), `${name} rejected`).toEqual(readDecided(before, 'accept'))
      expect(repeatedIds(tracked), name).toEqual([])
      expect(danglingReferences(tracked), name).toEqual([])
    }
  }, 120_000)
})
