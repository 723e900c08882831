import { spawn } from 'node:child_process'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDuckDbLedger } from '../../src/ledger/duckdb/duckdb-ledger.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { bundle } from '../support/bundle.ts'
import { months, stagedFile, temporaryFolder } from '../support/staged.ts'
import { earlierDownload, killedDownload } from './killed-download.ts'

const kills = 20
const killed = killedDownload()
const earlier = earlierDownload()

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let script: string
let staged: string
let before: string

beforeAll(async () => {
  folder = await temporaryFolder()
  script = await bundle(new URL('load-in-process.ts', import.meta.url), folder.path)
  staged = (await stagedFile(folder.path, killed.observations)).path
  before = join(folder.path, 'before.duckdb')
  const ledger = await openDuckDbLedger(before)
  await ledger.load(await stagedFile(folder.path, earlier.observations), earlier.facts)
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

const partnersOf = (ledger: Ledger) =>
  ledger.totals({
    flow: 'export',
    currency: 'USD',
    cut: ['commodity', 'partner'],
    by: 'partner',
    spans: [
      {
        key: 'december',
        months: months('2023-12'),
        grain: 'month',
        commodities: Array.from({ length: 200 }, (_, index) => String(1000 + index)),
      },
    ],
  })

/** Rows as they stand in the file, behind the interface's back. */
async function rowsByLoad(database: string) {
  const instance = await DuckDBInstance.create(database, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  const result = await connection.runAndReadAll(
    'SELECT load, count(*)::INTEGER FROM observations GROUP BY load ORDER BY load',
  )
  connection.closeSync()
  instance.closeSync()
  return result.getRows()
}

it('holds all of a load or nothing of it, whenever the process is killed', async () => {
  const { milliseconds } = await loadInProcess(await copyOf('measured'))
  expect(milliseconds).toBeGreaterThan(0)
  let survived = 0
  for (let kill = 0; kill < kills; kill++) {
    const database = await copyOf(`killed-${kill}`)
    const { done } = await loadInProcess(database, (milliseconds * (kill + 0.5)) / (kills - 2))
    const ledger = await openDuckDbLedger(database)
    const loads = await ledger.loads()
    const totals = await partnersOf(ledger)
    const value = totals.reduce((sum, total) => sum + total.value, 0n)
    const rows = totals.reduce((sum, total) => sum + total.rows, 0)
    if (loads.length === 1) {
      expect(done).toBe(false)
      expect(loads[0]?.file).toBe('earlier.csv')
      expect({ value, rows }).toStrictEqual({ value: earlier.facts.valueTotal, rows: earlier.facts.rows })
    } else {
      survived++
      expect(loads[1]).toMatchObject({
        file: 'killed.csv',
        rows: killed.facts.rows,
        cells: killed.facts.rows,
      })
      expect(loads[1]?.findings).toMatchObject([{ kind: 'revised', subject: 'earlier.csv' }])
      expect({ value, rows }).toStrictEqual({ value: killed.facts.valueTotal, rows: killed.facts.rows })
    }
    // What was lost can be loaded, what is there is known: both leave the same.
    const { changed } = await ledger.load({ path: staged }, killed.facts)
    expect(changed).toBe(loads.length === 1)
    expect(await partnersOf(ledger)).toHaveLength(killed.facts.rows)
    await ledger.close()
    expect(await rowsByLoad(database)).toStrictEqual([
      [1, earlier.facts.rows],
      [2, killed.facts.rows],
    ])
  }
  // Otherwise the moments were not spread over the load.
  expect(survived).toBeLessThan(kills)
}, 240_000)

async function copyOf(name: string): Promise<string> {
  const path = join(folder.path, `${name}.duckdb`)
  await copyFile(before, path)
  return path
}
