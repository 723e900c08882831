import { spawn } from 'node:child_process'
import { copyFile, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { NameNumbers } from '../../src/ledger/duckdb/catalog/names.ts'
import { openDuckDbLedger } from '../../src/ledger/duckdb/duckdb.ts'
import { loadStaged } from '../../src/ledger/duckdb/load/load-staged.ts'
import { bundle } from '../support/bundle.ts'
import { stagedFile, temporaryFolder } from '../support/staged.ts'
import { earlierFacts, earlierObservations, killedFacts, killedObservations } from './killed-download.ts'

/**
 * When to kill, in parts of the time that a load takes: ten times while rows are read, ten times about its
 * end, where all is committed.
 */
const moments = Array.from({ length: 20 }, (_, index) =>
  index < 10 ? 0.05 + index * 0.085 : 0.85 + (index - 10) * 0.025,
)

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let script: string
let staged: string
let original: string

beforeAll(async () => {
  folder = await temporaryFolder()
  script = await bundle(new URL('load-in-process.ts', import.meta.url), folder.path)
  staged = (await stagedFile(folder.path, killedObservations())).path
  original = join(folder.path, 'before.duckdb')
  const ledger = await openDuckDbLedger(original)
  await ledger.load(await stagedFile(folder.path, earlierObservations), earlierFacts)
  await ledger.close()
})
afterAll(() => folder.remove())

/** Loads in a process of its own; kills it so many milliseconds after the load began, or lets it end. */
function loadInProcess(
  database: string,
  killAfter?: number,
): Promise<{ milliseconds: number; done: boolean }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, database, staged], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let began = 0
    let ended = 0
    child.stdout.on('data', (text: Buffer) => {
      if (began === 0) {
        began = performance.now()
        if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter)
      }
      if (text.toString().includes('done')) ended = performance.now()
    })
    child.on('error', reject)
    child.on('exit', () => resolve({ milliseconds: ended - began, done: ended > 0 }))
  })
}

/** Rows as they stand in the file, behind the interface's back. */
async function standing(database: string) {
  const instance = await DuckDBInstance.create(database, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  const rowsOf = async (sql: string) => (await connection.runAndReadAll(sql)).getRows()
  const observations = await rowsOf(
    'SELECT load, count(*)::INTEGER, sum(value) FROM observations GROUP BY load ORDER BY load',
  )
  connection.closeSync()
  instance.closeSync()
  return { observations }
}

const before = {
  observations: [[1, earlierFacts.rows, earlierFacts.valueTotal]],
}
const after = {
  observations: [...before.observations, [2, killedFacts.rows, killedFacts.valueTotal]],
}

it('holds all of a load or nothing of it, whenever the process is killed', async () => {
  const { milliseconds } = await loadInProcess(await copyOf('measured'))
  expect(milliseconds).toBeGreaterThan(0)
  const survivors: boolean[] = []
  for (const [kill, moment] of moments.entries()) {
    const database = await copyOf(`killed-${kill}`)
    const { done } = await loadInProcess(database, milliseconds * moment)
    const ledger = await openDuckDbLedger(database)
    const loads = await ledger.loads()
    await ledger.close()
    const survived = loads.length > 1
    survivors.push(survived)
    expect(loads[0]?.file).toBe('earlier.csv')
    if (survived) {
      expect(loads[1]).toMatchObject({
        file: 'killed.csv',
        rows: killedFacts.rows,
        cells: killedFacts.rows,
      })
      expect(loads[1]?.findings).toMatchObject([{ kind: 'revised', subject: 'earlier.csv' }])
    } else {
      expect(done).toBe(false)
    }
    expect(await standing(database)).toStrictEqual(survived ? after : before)
    if (kill % 5 !== 0) continue
    // What was lost can be loaded, what is there is known: both leave the same.
    const again = await openDuckDbLedger(database)
    expect((await again.load({ path: staged }, killedFacts)).changed).toBe(!survived)
    await again.close()
    expect(await standing(database)).toStrictEqual(after)
  }
  // Otherwise the moments were not spread over the load.
  expect(survivors).toContain(false)
}, 240_000)

async function copyOf(name: string): Promise<string> {
  const path = join(folder.path, `${name}.duckdb`)
  await copyFile(original, path)
  return path
}

/** The database and its log as they stand after a commit, while the ledger is open. */
async function committedWithLog(): Promise<string> {
  const database = await copyOf('log')
  const instance = await DuckDBInstance.create(database)
  const connection = await instance.connect()
  await loadStaged(connection, [{ staged: { path: staged }, facts: killedFacts }], new NameNumbers())
  const copy = join(folder.path, 'log-copy.duckdb')
  await copyFile(database, copy)
  await copyFile(`${database}.wal`, `${copy}.wal`)
  connection.closeSync()
  instance.closeSync()
  return copy
}

it('gives up all of a load whose log is torn, wherever it is torn', async () => {
  const database = await committedWithLog()
  const { size } = await stat(`${database}.wal`)
  const torn = join(folder.path, 'torn.duckdb')
  const tearAt = async (length: number) => {
    await copyFile(database, torn)
    await copyFile(`${database}.wal`, `${torn}.wal`)
    await truncate(`${torn}.wal`, length)
  }
  for (let length = size; length > 0; length -= Math.ceil(size / 24)) {
    for (const readOnly of [false, true]) {
      await tearAt(length)
      const ledger = await openDuckDbLedger(torn, { readOnly })
      expect(await ledger.loads()).toHaveLength(length === size ? 2 : 1)
      await ledger.close()
      expect(await standing(torn)).toStrictEqual(length === size ? after : before)
    }
  }
  await tearAt(size - 1)
  const ledger = await openDuckDbLedger(torn)
  expect(await ledger.load({ path: staged }, killedFacts)).toMatchObject({ changed: true, load: { id: 2 } })
  await ledger.close()
  expect(await standing(torn)).toStrictEqual(after)
}, 240_000)

it('counts nothing of what another program took out of a torn log, and removes it when it writes', async () => {
  const database = await committedWithLog()
  const { size } = await stat(`${database}.wal`)
  const torn = join(folder.path, 'torn-elsewhere.duckdb')
  let left: Awaited<ReturnType<typeof standing>> = before
  // Where the log is torn decides whether anything is left.
  for (let length = size - 1; left.observations.length === 1 && length > 0; length -= Math.ceil(size / 24)) {
    await copyFile(database, torn)
    await copyFile(`${database}.wal`, `${torn}.wal`)
    await truncate(`${torn}.wal`, length)
    const instance = await DuckDBInstance.create(torn)
    instance.closeSync()
    left = await standing(torn)
  }
  expect(left.observations).toHaveLength(2)
  const reader = await openDuckDbLedger(torn, { readOnly: true })
  expect(await reader.loads()).toHaveLength(1)
  const total = { flow: earlierFacts.flow, currency: earlierFacts.currency, cut: earlierFacts.cut, by: null }
  const span = {
    key: 'all',
    months: earlierFacts.period,
    grain: 'month',
    commodities: earlierFacts.commodities,
  } as const
  const sums = await reader.totals({ ...total, spans: [span] })
  expect(sums.reduce((sum, { value }) => sum + value, 0n)).toBe(earlierFacts.valueTotal)
  await reader.close()
  const writer = await openDuckDbLedger(torn)
  expect(await writer.load({ path: staged }, killedFacts)).toMatchObject({ changed: true, load: { id: 2 } })
  await writer.close()
  expect(await standing(torn)).toStrictEqual(after)
}, 120_000)
