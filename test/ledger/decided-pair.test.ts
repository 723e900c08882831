import { describe, expect, it } from 'vitest'
import { type KeptRelation, KeptRelations } from '../../src/ledger/coverage/decided-pair.ts'
import type { Month } from '../../src/trade/month.ts'
import { month, months } from '../support/staged.ts'

const relation = (earlier: number, later: number, kind: KeptRelation['kind']): KeptRelation => ({
  earlier,
  later,
  kind,
  firstPage: null,
  months: months('2023-01', '2023-12'),
  cells: { equal: 1, differing: 1, gone: 0, added: 0 },
  value: { earlier: 10n, later: 10n },
})

const march = [month('2023-03')]

/** What an undecided pair of the first and the third load is, where the second one replaces the first. */
const kindOfOpenPair = (uncovered: readonly (readonly [number, readonly Month[]])[]) => {
  const keptRelations = [relation(1, 2, 'revision'), relation(2, 3, 'revision'), relation(1, 3, 'undecided')]
  return new KeptRelations(keptRelations, [], new Map(uncovered)).of(3).find(({ other }) => other === 1)?.kind
}

describe('a pair that nobody decided', () => {
  it('does not matter where a load between the two replaces the earlier one in all of their months', () => {
    expect(kindOfOpenPair([])).toBe('revision')
  })

  it('stays open where the load between the two does not cover one of their months', () => {
    expect(kindOfOpenPair([[2, march]])).toBe('unresolved')
  })

  it.each([
    ['earlier', 1],
    ['later', 3],
  ])('does not matter where the %s one does not cover that month either', (_, load) => {
    expect(
      kindOfOpenPair([
        [2, march],
        [load, march],
      ]),
    ).toBe('revision')
  })
})
