import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '../../src/ledger/trino/connection/open-connection.ts'
import { openTrinoLedger } from '../../src/ledger/trino/trino.ts'
import { bundle } from '../support/bundle.ts'
import { temporaryFolder } from '../support/staged.ts'
import { addressOf } from './cluster.ts'
import { cellsAfterUpgrade, countedCells, makeVersion2Ledger } from './version-2-ledger.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let script: string
beforeAll(async () => {
  folder = await temporaryFolder()
  script = await bundle(new URL('upgrade-in-process.ts', import.meta.url), folder.path)
})
afterAll(() => folder.remove())

const rounds = Number(process.env.TRADEBRIEF_UPGRADE_ROUNDS ?? 3)

/** Milliseconds from the beginning of an upgrade to its end, in a process that nobody kills. */
async function timeUpgrade(): Promise<number> {
  const address = addressOf()
  const connection = await connect(address)
  await makeVersion2Ledger(connection, address, folder.path)
  await connection.close()
  const child = spawn(process.execPath, [script, address.schema], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  let begun = 0
  let done = 0
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'begins') begun = performance.now()
    if (line === 'done') done = performance.now()
  }
  await ended
  return done - begun
}

/** Upgrades a ledger in a process that is killed so many milliseconds after it has begun. Returns how far it said it was. */
async function upgradeAndKill(schema: string, after: number): Promise<string> {
  const child = spawn(process.execPath, [script, schema], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  let last = 'nothing'
  const lines = createInterface({ input: child.stdout })
  const begun = new Promise<void>((resolve) =>
    lines.on('line', (line) => {
      last = line
      resolve()
    }),
  )
  await begun
  await pause(after)
  child.kill('SIGKILL')
  await ended
  return last
}

it(`loses nothing where it is killed, at ${rounds} moments from its beginning to its end`, {
  timeout: 1_800_000,
}, async () => {
  const duration = await timeUpgrade()
  const killed: string[] = []
  for (let round = 0; round < rounds; round++) {
    const address = addressOf()
    const connection = await connect(address)
    await makeVersion2Ledger(connection, address, folder.path)
    const last = await upgradeAndKill(address.schema, (duration * (round + 0.5)) / rounds)
    killed.push(last)
    const ledger = await openTrinoLedger(address)
    expect([last, await countedCells(ledger)]).toStrictEqual([last, cellsAfterUpgrade])
    expect((await ledger.loads()).map(({ relations }) => relations.map(({ kind }) => kind))).toStrictEqual([
      ['revision', 'unresolved'],
      ['revision'],
      ['unresolved'],
    ])
    await ledger.close()
    expect(await connection.read('SELECT id FROM loads WHERE compared IS NULL')).toHaveLength(0)
    await connection.close()
  }
  // Most of them were killed before they were done, or nothing was tested.
  expect(killed.filter((last) => last !== 'done').length).toBeGreaterThan(rounds / 2)
})
