import { afterEach, beforeEach, expect, it } from 'vitest'
import { findContradictions } from '../../src/ledger/coverage/contradictions.ts'
import { comparableCuts } from '../../src/ledger/coverage/cut-selection.ts'
import type { Ledger, LoadFacts } from '../../src/ledger/ledger-interface.ts'
import type { Observation } from '../../src/trade/observation/observation-type.ts'
import { factsOf, month, months, observation, stagedFile, temporaryFolder } from '../support/staged.ts'
import { openMemoryLedger } from './memory-ledger.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let ledger: Ledger
beforeEach(async () => {
  folder = await temporaryFolder()
  ledger = openMemoryLedger()
})
afterEach(() => folder.remove())

async function load(cut: LoadFacts['cut'], rows: readonly Partial<Observation>[]) {
  const observations = rows.map((row, index) =>
    observation({ line: index + 2, month: month('2023-12'), commodity: '01', ...row }),
  )
  const facts = factsOf(observations, { cut, file: `${cut.join()}.csv` })
  await ledger.load(await stagedFile(folder.path, observations), facts)
}

async function contradictions() {
  const need = {
    flow: 'export',
    currency: 'USD',
    spans: [{ key: 'december', months: months('2023-12'), commodities: ['01'] }],
  } as const
  return findContradictions(ledger, comparableCuts(await ledger.coverage(), need))
}

it('finds none where the sums by partner and by place agree', async () => {
  await load(
    ['commodity', 'partner'],
    [
      { partner: '110', value: 60n },
      { partner: '502', value: 40n },
    ],
  )
  await load(['commodity', 'place'], [{ place: '35', value: 100n }])
  expect(await contradictions()).toStrictEqual([])
})

it('finds a month in which the sum by partner is not the sum by place', async () => {
  await load(['commodity', 'partner'], [{ partner: '110', value: 60n, quantity: 5n, unit: '个' }])
  await load(['commodity', 'place'], [{ place: '35', value: 61n, quantity: 6n, unit: '个' }])
  const found = await contradictions()
  expect(found.map(({ measure, unit, by, sums }) => ({ measure, unit, by, sums }))).toStrictEqual([
    { measure: 'value', unit: null, by: null, sums: [60n, 61n] },
    { measure: 'quantity', unit: '个', by: null, sums: [5n, 6n] },
  ])
  expect(found[0]).toMatchObject({
    flow: 'export',
    currency: 'USD',
    commodity: '01',
    code: '',
    span: { key: '2023-12' },
    cuts: [
      ['commodity', 'partner'],
      ['commodity', 'place'],
    ],
  })
})

it('names the partner in whom two cuts with partners differ, one that is not listed among them', async () => {
  await load(
    ['commodity', 'partner'],
    [
      { partner: '110', value: 60n },
      { partner: '502', value: 40n },
      { partner: '601', value: 0n },
    ],
  )
  await load(
    ['commodity', 'partner', 'place'],
    [
      { partner: '110', place: '35', value: 50n },
      { partner: '110', place: '44', value: 10n },
      { partner: '701', place: '44', value: 40n },
    ],
  )
  const found = await contradictions()
  expect(found.map(({ by, code, sums }) => ({ by, code, sums }))).toStrictEqual([
    { by: 'partner', code: '502', sums: [40n, null] },
    { by: 'partner', code: '701', sums: [null, 40n] },
  ])
})

it('does not compare quantities that one cut was not asked for', async () => {
  await load(['commodity', 'partner'], [{ partner: '110', value: 60n, quantity: 5n, unit: '个' }])
  await load(['commodity', 'place'], [{ place: '35', value: 60n }])
  expect(await contradictions()).toStrictEqual([])
})
