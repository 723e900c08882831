import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { openDuckDbLedger } from '../../src/ledger/duckdb/duckdb.ts'
import type { Ledger } from '../../src/ledger/ledger-interface.ts'
import { openRemoteLedger } from '../../src/ledger/remote/remote.ts'
import { servedLedger } from '../../src/ledger/remote/served-ledger.ts'
import { describeLedger } from './conformance.ts'
import { openMemoryLedger } from './memory-ledger.ts'

describeLedger('a ledger in memory', async () => openMemoryLedger())
describeLedger('a ledger in DuckDB', (folder) => openDuckDbLedger(join(folder, 'ledger.duckdb')))
describeLedger('a ledger in DuckDB that keeps sums of everything', (folder) =>
  openDuckDbLedger(join(folder, 'ledger.duckdb'), { crowdedAbove: 0 }),
)
describeLedger('a ledger that another process has open', async (folder) =>
  throughADoor(await openDuckDbLedger(join(folder, 'ledger.duckdb'))),
)

async function throughADoor(ledger: Awaited<ReturnType<typeof openDuckDbLedger>>): Promise<Ledger> {
  const server = createServer(getRequestListener(servedLedger(ledger, { secret: 's', version: '1' })))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const remote = await openRemoteLedger({ url, secret: 's' }, '1')
  if (!remote) throw new Error('no desk answers')
  return {
    ...remote,
    async close() {
      await remote.close()
      server.close()
      await ledger.close()
    },
  }
}
