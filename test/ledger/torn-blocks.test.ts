import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance, type DuckDBMaterializedResult } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDuckDbLedger } from '../../src/ledger/duckdb/duckdb.ts'
import { stagedFile, temporaryFolder } from '../support/staged.ts'
import { earlierFacts, earlierObservations, killedFacts, killedObservations } from './killed-download.ts'

const blockSize = 256 * 1024
const firstBlock = 3 * 4096
/** A process that is killed leaves whole pages: those that the system had taken over when it came to an end. */
const page = 4096
/** As many times the rows of a small load as make metadata of several blocks. */
const times = 30_000

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let staged: string
/** A ledger as it was killed before its log was folded in, and as it is after that. */
let before: Buffer
let log: Buffer
let after: Buffer
/** Where a block of metadata lies that folding writes over itself, one that it leaves, and one of rows. */
let rewritten: number
let left: number
let ofRows: number

beforeAll(async () => {
  folder = await temporaryFolder()
  staged = (await stagedFile(folder.path, killedObservations())).path
  const path = join(folder.path, 'folding.duckdb')
  const ledger = await openDuckDbLedger(path)
  await ledger.load(await stagedFile(folder.path, earlierObservations), earlierFacts)
  await ledger.close()
  await run(path, [
    `INSERT INTO observations SELECT kept.* FROM observations AS kept, range(${times - 1})`,
    `UPDATE loads SET row_count = row_count * ${times}, value_total = value_total * ${times}`,
    'CHECKPOINT',
  ])
  await run(path, [
    `UPDATE loads SET file = 'killed.csv'`,
    `SET debug_checkpoint_abort = 'before_header'`,
    'CHECKPOINT',
  ]).catch(() => undefined)
  before = await readFile(path)
  log = await readFile(`${path}.wal`)
  await run(path, ['CHECKPOINT'])
  after = await readFile(path)
  const metadata = await blocks(path, 'pragma_metadata_info()')
  const changed = metadata.filter((index) => !block(before, index).equals(block(after, index)))
  expect(metadata).toHaveLength(3)
  expect(changed).toHaveLength(2)
  // The engine lists blocks in no order; one that changes in its first pages alone is complete before a late tear.
  rewritten = changed.reduce((most, index) => (changedPages(index) > changedPages(most) ? index : most))
  expect(changedPages(rewritten)).toBeGreaterThan(32)
  left = metadata.find((position) => !changed.includes(position)) ?? 0
  ;[ofRows = 0] = await blocks(path, "pragma_storage_info('observations')", "column_name = 'value'")
}, 120_000)
afterAll(() => folder.remove())

const block = (file: Buffer, index: number) => file.subarray(index, index + blockSize)

/** In how many pages folding writes other bytes into a block. */
const changedPages = (index: number) =>
  Array.from({ length: blockSize / page }, (_, number) => index + number * page).filter(
    (start) => !before.subarray(start, start + page).equals(after.subarray(start, start + page)),
  ).length

async function run(path: string, statements: readonly string[]): Promise<DuckDBMaterializedResult | null> {
  const instance = await DuckDBInstance.create(path)
  const connection = await instance.connect()
  try {
    let last: DuckDBMaterializedResult | null = null
    for (const statement of statements) last = await connection.run(statement)
    return last
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** Where the blocks lie that the engine tells of. */
async function blocks(path: string, from: string, where = 'true'): Promise<number[]> {
  const duckDBMaterializedResult = await run(path, [
    `SELECT DISTINCT block_id FROM ${from} WHERE block_id >= 0 AND ${where}`,
  ])
  return ((await duckDBMaterializedResult?.getRows()) ?? []).map(
    ([id]) => firstBlock + Number(id) * blockSize,
  )
}

/** The ledger as it was killed, with its log, after something has befallen its file. */
async function ledgerWhere(befalls: (file: Buffer) => void): Promise<{ path: string; file: Buffer }> {
  const path = join(folder.path, 'ledger.duckdb')
  const file = Buffer.from(before)
  befalls(file)
  await writeFile(path, file)
  await writeFile(`${path}.wal`, log)
  return { path, file }
}

/** Overwrites so many bytes of what is new of a block, as a write that is broken off. */
const tearAfter = (bytes: number) => (file: Buffer) => {
  after.copy(file, rewritten, rewritten, rewritten + bytes)
}

/** In the last place of the other block of metadata, where nothing lies yet. */
const fillFreePlace = (file: Buffer) => file.fill(7, left + blockSize - 1000, left + blockSize - 900)

const expectWhole = async (path: string, readOnly: boolean) => {
  const ledger = await openDuckDbLedger(path, { readOnly })
  expect(await ledger.loads()).toMatchObject([
    {
      id: 1,
      file: 'killed.csv',
      rows: times * earlierFacts.rows,
      valueTotal: BigInt(times) * earlierFacts.valueTotal,
    },
  ])
  await ledger.close()
}

const damaged = { message: 'The ledger’s file is damaged.' }

describe('a block of metadata that was torn when the process was killed', () => {
  it.each([1, 2, 13, 32])('after %i pages of it', async (pages) => {
    for (const readOnly of [true, false]) {
      const { path } = await ledgerWhere(tearAfter(pages * page))
      await expect(DuckDBInstance.create(path)).rejects.toThrow('Corrupt database file')
      await expectWhole(path, readOnly)
    }
  })

  it('and another of which nothing is read when the file is opened', async () => {
    const { path } = await ledgerWhere((file) => {
      tearAfter(page)(file)
      fillFreePlace(file)
    })
    await expectWhole(path, false)
  })

  it('leaves a ledger that takes the next load and is at rest as one file', async () => {
    const { path } = await ledgerWhere(tearAfter(20 * page))
    const ledger = await openDuckDbLedger(path)
    expect(await ledger.load({ path: staged }, killedFacts)).toMatchObject({ changed: true, load: { id: 2 } })
    await ledger.close()
    await expect(stat(`${path}.wal`)).rejects.toThrow('ENOENT')
    const again = await openDuckDbLedger(path, { readOnly: true })
    expect(await again.loads()).toHaveLength(2)
    await again.close()
  })
})

describe('another damage is told, and the file left as it is', () => {
  const expectDamaged = async ({ path, file }: { path: string; file: Buffer }) => {
    for (const readOnly of [true, false]) {
      await expect(openDuckDbLedger(path, { readOnly })).rejects.toMatchObject(damaged)
      expect((await readFile(path)).equals(file)).toBe(true)
    }
  }

  it('where no log tells of a process that was killed', async () => {
    const { path, file } = await ledgerWhere(tearAfter(page))
    await rm(`${path}.wal`)
    await expectDamaged({ path, file })
  })

  it('where rows are damaged, beside a torn block of metadata', async () => {
    await expectDamaged(
      await ledgerWhere((file) => {
        tearAfter(page)(file)
        file.fill(7, ofRows + 100, ofRows + 200)
      }),
    )
  })

  it('where metadata in use is damaged', async () => {
    await expectDamaged(await ledgerWhere((file) => file.fill(0, left + 8, left + 1000)))
  })
})
