import fc from 'fast-check'
import { expect, it } from 'vitest'
import type {
  Ledger,
  LoadFacts,
  LoadOptions,
  StagedFile,
  Vintage,
} from '../../src/ledger/ledger-interface.ts'
import { commodities, history } from '../ledger/histories.ts'
import { afterwards, holdHistory, withLedger } from '../ledger/histories-by-force.ts'
import { openMemoryLedger } from '../ledger/memory-ledger.ts'
import { months } from '../support/staged.ts'
import { openFresh } from './cluster.ts'

const numRuns = Number(process.env.TRADEBRIEF_CLUSTER_HISTORIES ?? 2)

/** A ledger with another one beside it that is told the same. */
const adjacent = (ledger: Ledger, other: Ledger): Ledger => ({
  ...ledger,
  load: async (staged: StagedFile, facts: LoadFacts, options?: LoadOptions) => {
    const [outcome, expected] = await Promise.allSettled([
      ledger.load(staged, facts, options),
      other.load(staged, facts, options),
    ])
    expect(outcome.status).toBe(expected.status)
    if (outcome.status === 'rejected') throw outcome.reason
    return outcome.value
  },
  withdraw: async (load) => {
    await other.withdraw(load)
    return ledger.withdraw(load)
  },
})

/** The rows that count. */
const counted = async (ledger: Ledger, vintage: Vintage) =>
  (
    await ledger.trace({
      ...{ flow: 'export', currency: 'USD', cut: ['commodity', 'partner'], by: null, vintage },
      span: { key: 'all', months: months('2023-10', '2023-12'), grain: 'month', commodities },
    })
  ).map(({ load, line }) => `${load} ${line}`)

it(`counts what the latest downloads cover, and relates them as the ledger in memory does, in ${numRuns} histories`, {
  timeout: 14_400_000,
}, async () => {
  let held = 0
  await fc.assert(
    fc.asyncProperty(history, afterwards, (downloads, then) =>
      withLedger(
        () => openFresh(),
        async (ledger, folder) => {
          const memory = openMemoryLedger()
          await holdHistory(adjacent(ledger, memory), folder, downloads, then)
          expect(await ledger.loads()).toStrictEqual(await memory.loads())
          for (const vintage of [{}, { first: true }, { first: true, asOf: '2024-04-01' }])
            expect(await counted(ledger, vintage)).toEqual(await counted(memory, vintage))
          held += 1
          if (held % 25 === 0) console.log(`${held} of ${numRuns} histories`)
        },
      ),
    ),
    { numRuns },
  )
})
