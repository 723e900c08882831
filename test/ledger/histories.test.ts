import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { UndecidedRelationError } from '../../src/ledger/coverage/undecided-relation-error.ts'
import { openDuckDbLedger } from '../../src/ledger/duckdb/duckdb-ledger.ts'
import type { Ledger, LoadOptions } from '../../src/ledger/ledger.ts'
import { openRemoteLedger } from '../../src/ledger/remote/remote-ledger.ts'
import { servedLedger } from '../../src/ledger/remote/served-ledger.ts'
import { stagedFile, temporaryFolder } from '../support/staged.ts'
import { commodities, type Download, history, months, partners } from './histories.ts'
import { openMemoryLedger } from './memory-ledger.ts'

// Whatever was downloaded, the totals as of any date are those of the latest downloads that cover them, added up here from
// the files by brute force.

const all = process.env.TRADEBRIEF_ALL_HISTORIES === '1'

/** A download that is there, with the number of its load. */
interface Loaded extends Download {
  readonly id: number
}

/** The value of each month, commodity and partner, by what is written down of coverage alone. */
function bruteForce(loaded: readonly Loaded[], asOf?: string): Map<string, bigint> {
  const seen = loaded
    .filter(({ facts }) => facts.monthly && (asOf === undefined || facts.asOf <= asOf))
    .sort((a, b) => (a.facts.asOf === b.facts.asOf ? a.id - b.id : a.facts.asOf < b.facts.asOf ? -1 : 1))
  const values = new Map<string, bigint>()
  for (const month of months)
    for (const commodity of commodities)
      for (const partner of partners) {
        const covered = seen.some((one) => one.covers(month, commodity, partner))
        const latest = seen.findLast((one) => {
          const isListed = valueIn(one, month, commodity, partner) > 0n
          return (
            one.covers(month, commodity, partner) ||
            (isListed && (one.lists === 'asLater' ? !isCutOff(one, month) : !covered))
          )
        })
        const value = latest ? valueIn(latest, month, commodity, partner) : 0n
        if (value > 0n) values.set(`${month} ${commodity} ${partner}`, value)
      }
  return values
}

const isCutOff = ({ facts: { truncatedAt } }: Loaded, month: number) =>
  truncatedAt !== null && truncatedAt <= month

const valueIn = ({ rows }: Download, month: number, commodity: string, partner: string): bigint =>
  rows
    .filter((row) => row.month === month && row.commodity === commodity && row.partner === partner)
    .reduce((sum, { value }) => sum + value, 0n)

async function totalsOf(ledger: Ledger, asOf?: string): Promise<Map<string, bigint>> {
  const totals = await ledger.totals({
    ...{ flow: 'export', currency: 'USD', cut: ['commodity', 'partner'], by: 'partner', loads: 'together' },
    spans: months.map((month) => ({
      ...{ key: String(month), months: { from: month, to: month }, grain: 'month', commodities },
    })),
    ...(asOf === undefined ? {} : { vintage: { asOf } }),
  })
  return new Map(totals.map(({ span, commodity, code, value }) => [`${span} ${commodity} ${code}`, value]))
}

/** Loads a download; where nobody can tell how it relates to the others, as a person would answer. */
async function loadAnswering(
  ledger: Ledger,
  one: Download,
  folder: string,
  options: LoadOptions = {},
): Promise<Loaded> {
  const staged = await stagedFile(folder, one.rows)
  const { load } = await ledger.load(staged, one.facts, options).catch((error: unknown) => {
    if (!(error instanceof UndecidedRelationError)) throw error
    return ledger.load(staged, { ...one.facts, relation: one.answer }, options)
  })
  return { ...one, id: load.id }
}

async function holdToBruteForce(ledger: Ledger, loaded: readonly Loaded[]): Promise<void> {
  const dates = new Set(loaded.map(({ facts }) => facts.asOf))
  for (const asOf of [...dates, undefined])
    expect([asOf, inOrder(await totalsOf(ledger, asOf))]).toEqual([asOf, inOrder(bruteForce(loaded, asOf))])
}

const inOrder = (values: ReadonlyMap<string, bigint>) => [...values].sort(([a], [b]) => (a < b ? -1 : 1))

/** What happens beside loading: one download is withdrawn, or restated as of another date. */
const afterwards = fc.tuple(fc.constantFrom('nothing', 'withdraw', 'restate'), fc.nat(20))

const ledgers: readonly [string, number, (folder: string) => Promise<Ledger>][] = [
  ['in memory', all ? 1000 : 100, async () => openMemoryLedger()],
  ['in DuckDB', all ? 1000 : 8, (folder) => openDuckDbLedger(join(folder, 'ledger.duckdb'))],
  ['that another process has open', all ? 1000 : 3, openRemote],
]

it.each(ledgers)(
  'totals of a ledger %s are those of the latest downloads that cover them, in %d histories',
  { timeout: 7_200_000 },
  async (_, numRuns, open) => {
    await fc.assert(
      fc.asyncProperty(history, afterwards, async (downloads, [then, which]) => {
        await withLedger(open, async (ledger, folder) => {
          let loaded: Loaded[] = []
          for (const one of downloads) loaded.push(await loadAnswering(ledger, one, folder))
          await holdToBruteForce(ledger, loaded)
          const isOriginal = downloads.some(({ isAlone, answer }) => !isAlone && answer === 'filtered')
          const single = isOriginal ? [] : loaded.filter(({ isAlone }) => isAlone)
          const chosen = single[which % Math.max(1, single.length)]
          if (!chosen || then === 'nothing') return
          loaded = loaded.filter((one) => one !== chosen)
          if (then === 'withdraw') await ledger.withdraw(chosen.id)
          else {
            const moved = { ...chosen, facts: { ...chosen.facts, asOf: '2024-02-15' } }
            loaded.push(await loadAnswering(ledger, moved, folder, { restate: true }))
          }
          await holdToBruteForce(ledger, loaded)
        })
      }),
      { numRuns },
    )
  },
)

const shuffledHistory = history.chain((downloads) => {
  const dated = downloads.map((one, index) => ({
    ...one,
    facts: { ...one.facts, asOf: `2024-01-${String(10 + index)}` },
  }))
  return fc.shuffledSubarray(dated, { minLength: dated.length, maxLength: dated.length })
})

it.each(ledgers.slice(0, 2))(
  'totals of a ledger %s do not depend on the order of loading, in %d histories',
  { timeout: 7_200_000 },
  async (_, numRuns, open) => {
    await fc.assert(
      fc.asyncProperty(shuffledHistory, (downloads) =>
        withLedger(open, async (ledger, folder) => {
          const loaded: Loaded[] = []
          for (const one of downloads) loaded.push(await loadAnswering(ledger, one, folder))
          await holdToBruteForce(ledger, loaded)
        }),
      ),
      { numRuns },
    )
  },
)

async function withLedger(
  open: (folder: string) => Promise<Ledger>,
  use: (ledger: Ledger, folder: string) => Promise<void>,
): Promise<void> {
  const folder = await temporaryFolder()
  const ledger = await open(folder.path)
  try {
    await use(ledger, folder.path)
  } finally {
    await ledger.close()
    await folder.remove()
  }
}

async function openRemote(folder: string): Promise<Ledger> {
  const ledger = await openDuckDbLedger(join(folder, 'ledger.duckdb'))
  const server = createServer(getRequestListener(servedLedger(ledger, { secret: 's', version: '1' })))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const remote = await openRemoteLedger({ url, secret: 's' }, '1')
  if (!remote) throw new Error('nobody answers')
  return {
    ...remote,
    async close() {
      await remote.close()
      server.close()
      await ledger.close()
    },
  }
}
