import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Connection, connect, readOne } from '../../src/ledger/trino/connection/open-connection.ts'
import { appendLoad } from '../../src/ledger/trino/load/append.ts'
import { nameBatch, refuseLate } from '../../src/ledger/trino/load/batch-name.ts'
import { compactTrinoLedger } from '../../src/ledger/trino/maintenance/maintenance.ts'
import { openTrinoLedger } from '../../src/ledger/trino/trino.ts'
import { factsOf, month, observation, stagedFile, temporaryFolder } from '../support/staged.ts'
import { addressOf, staging } from './cluster.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => folder.remove())

const rows = [
  observation({ line: 2, month: month('2023-12'), commodity: '01', partner: '110', value: 5n, quantity: 2n }),
  observation({ line: 3, month: month('2023-12'), commodity: '01', partner: '502', value: 7n }),
]

/** What names the loads of a pair. */
const pairColumns = [
  ...(['earlier', 'later'] as const).map((column) => ['relations', column] as const),
  ...(['replaced', 'replacing'] as const).map((column) => ['replacements', column] as const),
]

/** Gives all that was written so far a name as if it had been written so many days ago. */
async function age(connection: Connection, batch: string, days: number): Promise<string> {
  const now = (
    await readOne(
      connection,
      `SELECT $batch AS batch, date_format(at_timezone(current_timestamp, 'UTC')
    - INTERVAL '${days}' DAY, '%Y%m%d%H%i%s') AS time`,
      { batch },
    )
  ).text('time')
  const aged = now + batch.slice(14)
  for (const table of ['observations', 'sums', 'names', 'load_commodities', 'loads'])
    await connection.write(`UPDATE ${table} SET batch = $aged WHERE batch = $batch`, { aged, batch })
  for (const [table, column] of pairColumns)
    await connection.write(`UPDATE ${table} SET ${column} = $aged WHERE ${column} = $batch`, { aged, batch })
  return aged
}

const batchesOf = async (connection: Connection): Promise<string[]> =>
  (await connection.read('SELECT DISTINCT batch FROM observations ORDER BY 1')).map((row) =>
    row.text('batch'),
  )

it('removes what loads left that were broken off, and no row that a load stands on or may come to stand on', async () => {
  const address = addressOf({ staging })
  const ledger = await openTrinoLedger(address, undefined, 0)
  const connection = await connect(address)
  const load = async (file: string) => {
    const before = new Set(await batchesOf(connection))
    const facts = factsOf(rows, { file })
    const { load } = await ledger.load(await stagedFile(folder.path, rows), facts)
    const [batch = ''] = (await batchesOf(connection)).filter((name) => !before.has(name))
    return { load, batch }
  }
  // Complete, and old.
  const old = await load('old.csv')
  const stored = await age(connection, old.batch, 30)
  // Taken back: one long ago, one just now.
  for (const [file, days] of [
    ['long-ago.csv', 8],
    ['just-now.csv', 0],
  ] as const) {
    const {
      load: { id },
      batch,
    } = await load(file)
    if (days > 0) await age(connection, batch, days)
    await ledger.withdraw(id)
  }
  const stale = `staged_${stored}`
  await connection.write(`CREATE TABLE ${stale} (line integer)`)
  await mkdir(join(staging.folder, stale), { recursive: true })
  const young = `staged_${await nameBatch(connection)}`
  await connection.write(`CREATE TABLE ${young} (line integer)`)

  const debris = await compactTrinoLedger(address)

  // Two rows, their sums (in total and by partner, of two units), one commodity, and how it relates to the old load.
  expect(debris).toMatchObject({ loads: 1, staged: 1 })
  expect(debris.rows).toBeGreaterThanOrEqual(2 + 3 + 1 + 2)
  // Those of the other one are still young.
  for (const table of ['relations', 'replacements'])
    expect(await connection.read(`SELECT 1 AS found FROM ${table}`)).toHaveLength(1)
  const left = await batchesOf(connection)
  expect(left).toContain(stored)
  expect(left).toHaveLength(2)
  expect(await readdir(staging.folder)).not.toContain(stale)
  const tables = (await connection.read('SHOW TABLES')).map((row) => row.text('Table'))
  expect(tables).toContain(young)
  expect(tables).not.toContain(stale)
  const span = {
    key: 'december',
    months: { from: month('2023-12'), to: month('2023-12') },
    grain: 'month',
    commodities: ['01'],
  } as const
  const request = {
    flow: 'export',
    currency: 'USD',
    cut: ['commodity', 'partner'],
    by: 'partner',
    spans: [span],
  } as const
  expect((await ledger.totals(request)).map(({ value }) => value)).toStrictEqual([5n, 7n])
  expect(await compactTrinoLedger(address)).toStrictEqual({ loads: 0, rows: 0, staged: 0 })
  await ledger.close()
  await connection.close()
})

it('never makes a load of rows that upkeep may remove', async () => {
  const address = addressOf()
  const ledger = await openTrinoLedger(address)
  const connection = await connect(address)
  const { load } = await ledger.load(await stagedFile(folder.path, rows), factsOf(rows))
  const late = await age(connection, await nameBatch(connection), 2)
  expect(await appendLoad(connection, { ...load, id: 2 }, late)).toBe(false)
  await expect(refuseLate(connection, late, 'late.csv')).rejects.toThrow(/more than a day/)
  const punctual = await nameBatch(connection)
  expect(await appendLoad(connection, { ...load, id: 2 }, punctual)).toBe(true)
  await refuseLate(connection, punctual, 'punctual.csv')
  await ledger.close()
  await connection.close()
})
