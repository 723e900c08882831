import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openDuckDbLedger } from '../../src/ledger/duckdb/duckdb.ts'
import { openTrinoLedger } from '../../src/ledger/trino/trino.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { copyLedger } from '../../src/workspace/transfer/transfer.ts'
import { bundle } from '../support/bundle.ts'
import { factsOf, month, observation, stagedFile, temporaryFolder } from '../support/staged.ts'
import { addressOf, staging } from './cluster.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let script: string
let child: ChildProcess | undefined
beforeAll(async () => {
  folder = await temporaryFolder()
  script = await bundle(new URL('copy-in-process.ts', import.meta.url), folder.path)
})
afterEach(() => child?.kill('SIGKILL'))
afterAll(() => folder.remove())

const loads = 8
/** So many that they go through the staging folder, as several files. */
const rowsOf = (load: number) =>
  Array.from({ length: 20_000 }, (_, index) =>
    observation({
      line: index + 2,
      month: month('2023-12'),
      commodity: String(10_000_000 + (index % 3_000)),
      partner: String(100 + load),
      value: BigInt(index * load),
    }),
  )

/** Copies in a process of its own, which is killed a while after so many loads are there. */
async function copyAndKill(after: number, ...args: string[]): Promise<void> {
  const started = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  child = started
  const ended = once(started, 'exit')
  let stated = 0
  for await (const _ of createInterface({ input: started.stdout })) if (++stated === after) break
  // In the midst of the next one.
  await pause(700)
  started.kill('SIGKILL')
  await ended
}

it('goes on where it was killed, there and back, and ends with the same tables', async () => {
  const home = join(folder.path, 'home.duckdb')
  const back = join(folder.path, 'back.duckdb')
  const way = join(folder.path, 'way')
  const filled = await openDuckDbLedger(home)
  for (let load = 1; load <= loads; load++) {
    const rows = rowsOf(load)
    const file = `${load}.csv`
    await filled.load(await stagedFile(folder.path, rows), factsOf(rows, { file }))
  }
  await filled.close()
  const address = addressOf({ staging })

  await copyAndKill(2, 'there', home, address.schema, way, staging.folder)
  const inFile = await openDuckDbLedger(home)
  const onCluster = await openTrinoLedger(address)
  const before = (await onCluster.loads()).length
  expect(before).toBeGreaterThanOrEqual(2)
  expect(before).toBeLessThan(loads)
  const ledgerCopy = await copyLedger(inFile, onCluster, way, silentEffects)
  expect(ledgerCopy.copied).toBe(loads - before)
  expect(ledgerCopy.tables.map(({ rows }) => rows)).toStrictEqual([loads, 0, loads * 20_000])

  await copyAndKill(3, 'back', back, address.schema, way, staging.folder)
  const again = await openDuckDbLedger(back)
  const stored = (await again.loads()).length
  expect(stored).toBeGreaterThanOrEqual(3)
  expect(stored).toBeLessThan(loads)
  const returned = await copyLedger(onCluster, again, way, silentEffects)
  expect(returned.copied).toBe(loads - stored)
  expect(returned.tables).toStrictEqual(ledgerCopy.tables)
  await Promise.all([inFile, onCluster, again].map((ledger) => ledger.close()))
}, 900_000)
