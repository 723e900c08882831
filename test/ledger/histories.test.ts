import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import fc from 'fast-check'
import { it } from 'vitest'
import { openDuckDbLedger } from '../../src/ledger/duckdb/duckdb.ts'
import type { Ledger } from '../../src/ledger/ledger-interface.ts'
import { openRemoteLedger } from '../../src/ledger/remote/remote.ts'
import { servedLedger } from '../../src/ledger/remote/served-ledger.ts'
import { history } from './histories.ts'
import {
  afterwards,
  holdHistory,
  holdToBruteForce,
  type Loaded,
  loadAnswering,
  withLedger,
} from './histories-by-force.ts'
import { openMemoryLedger } from './memory-ledger.ts'

const isComplete = process.env.TRADEBRIEF_ALL_HISTORIES === '1'

const ledgers: readonly [string, number, (folder: string) => Promise<Ledger>][] = [
  ['in memory', isComplete ? 1000 : 100, async () => openMemoryLedger()],
  ['in DuckDB', isComplete ? 1000 : 8, (folder) => openDuckDbLedger(join(folder, 'ledger.duckdb'))],
  ['that another process has open', isComplete ? 1000 : 3, openRemote],
]

it.each(ledgers)(
  'totals of a ledger %s are those of the latest downloads that cover them, in %d histories',
  { timeout: 7_200_000 },
  async (_, numRuns, open) => {
    await fc.assert(
      fc.asyncProperty(history, afterwards, async (downloads, [then, which]) => {
        await withLedger(open, (ledger, folder) => holdHistory(ledger, folder, downloads, [then, which]))
      }),
      { numRuns },
    )
  },
)

const shuffledHistory = history.chain((downloads) => {
  const dated = downloads.map((download, index) => ({
    ...download,
    facts: { ...download.facts, asOf: `2024-01-${String(10 + index)}` },
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
          for (const download of downloads) loaded.push(await loadAnswering(ledger, download, folder))
          await holdToBruteForce(ledger, loaded)
        }),
      ),
      { numRuns },
    )
  },
)

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
