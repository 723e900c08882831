import { copyFile, open, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDuckDbLedger } from '../../src/ledger/duckdb/duckdb.ts'
import type { MovableLedger } from '../../src/ledger/transfer/transfer.ts'
import type { LedgerVerification } from '../../src/ledger/verification.ts'
import { run } from '../support/command.ts'
import { factsOf, month, observation, stagedFile, temporaryFolder } from '../support/staged.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let original: string

/** Three loads of many rows, the first of which has sums stored too. */
beforeAll(async () => {
  folder = await temporaryFolder()
  original = join(folder.path, 'original.duckdb')
  const ledger = await openDuckDbLedger(original, { crowdedAbove: 1000 })
  for (const year of [2021, 2022, 2023]) await ledger.load(...(await aLoad(`${year}-12`, 40_000)))
  await ledger.close()
})
afterAll(() => folder.remove())

async function aLoad(name: string, count: number) {
  // Values in no pattern, so that they take room in the file.
  const rows = Array.from({ length: count }, (_, index) =>
    observation({
      line: index + 2,
      month: month(name),
      commodity: String(10_000_000 + Math.floor(index / 4000)),
      partner: String(100 + (index % 200)),
      value: (BigInt(index) * 2_654_435_761n) % 1_000_000_007n,
      quantity: (BigInt(index) * 40_503n) % 1_000_003n,
      unit: '千克',
    }),
  )
  const names = {
    commodity: [{ code: '10000000', name: '商品' }],
    partner: [{ code: '100', name: '伙伴' }],
    procedure: [],
    place: [],
  }
  const facts = factsOf(rows, { file: `${name}.csv`, names })
  return [await stagedFile(folder.path, rows), facts] as const
}

let copies = 0
async function copied(): Promise<string> {
  const path = join(folder.path, `copy-${++copies}.duckdb`)
  await copyFile(original, path)
  return path
}

async function withLedger<Result>(path: string, use: (ledger: MovableLedger) => Promise<Result>) {
  const ledger = await openDuckDbLedger(path, { readOnly: true })
  try {
    return await use(ledger)
  } finally {
    await ledger.close()
  }
}

const verified = (path: string): Promise<LedgerVerification> => withLedger(path, (ledger) => ledger.verify())

/** What verification finds after statements that change tables behind the program’s back. */
async function verifiedAfter(...statements: readonly string[]): Promise<LedgerVerification> {
  const path = await copied()
  const instance = await DuckDBInstance.create(path)
  const connection = await instance.connect()
  for (const statement of statements) await connection.run(statement)
  connection.closeSync()
  instance.closeSync()
  return verified(path)
}

describe('verification of a ledger', () => {
  it('finds nothing wrong in a whole one, and says how much it read', async () => {
    expect(await verified(original)).toEqual({ loads: 3, rows: 120_000n, faults: [] })
    expect(await withLedger(original, (ledger) => ledger.missingBytes())).toBe(0)
  })

  it('finds rows that are missing, with what was recorded', async () => {
    const { faults } = await verifiedAfter('DELETE FROM observations WHERE load = 2 AND line < 10')
    expect(faults).toMatchObject([
      { kind: 'rows', load: 2, file: '2022-12.csv', recorded: 40_000n, found: 39_992n },
      { kind: 'values', load: 2 },
      { kind: 'sums', load: 2 },
    ])
  })

  it('finds a value that is another', async () => {
    const { faults } = await verifiedAfter(
      'UPDATE observations SET value = value + 1 WHERE load = 3 AND line = 2',
    )
    expect(faults).toMatchObject([
      { kind: 'values', load: 3 },
      { kind: 'sums', load: 3 },
    ])
  })

  it('finds stored sums, names, units and months that do not belong to the rows', async () => {
    const { faults } = await verifiedAfter(
      'UPDATE sums SET value = value + 1 WHERE load = 1 AND dimension = 1',
      'DELETE FROM names',
      'DELETE FROM units',
      'UPDATE observations SET from_month = 200001, to_month = 200001 WHERE load = 3 AND line = 2',
    )
    const kinds = (load: number) =>
      faults.flatMap((fault) => ('load' in fault && fault.load === load ? fault.kind : []))
    expect([1, 2, 3].map(kinds)).toEqual([
      ['names', 'units', 'sums'],
      ['names', 'units'],
      ['months', 'names', 'units', 'sums'],
    ])
  })

  it('finds rows of a load that is not recorded, and a load without rows', async () => {
    const { faults } = await verifiedAfter(
      'UPDATE observations SET load = 9 WHERE load = 1',
      'DELETE FROM sums WHERE load = 1',
    )
    expect(faults).toMatchObject([
      { kind: 'rows', load: 1, recorded: 40_000n, found: 0n },
      { kind: 'values', load: 1 },
      { kind: 'unrecorded', load: 9, rows: 40_000n },
    ])
  })

  it('finds each block in use of which a byte is another', async () => {
    const path = await copied()
    const { size } = await stat(path)
    const blockSize = 262_144
    const clean = await verified(path)
    let found = 0
    for (let block = 12_288; block + blockSize <= size; block += blockSize) {
      await flipByte(path, block + 100_000)
      const reported = await verified(path).catch((error: unknown) => error)
      if (reported instanceof Error) {
        expect(reported.message).toBe('The ledger’s file is damaged.')
        found++
      } else {
        const { faults } = reported as LedgerVerification
        if (faults.length > 0) {
          expect(faults.every(({ kind }) => kind === 'damaged')).toBe(true)
          found++
        }
      }
      await flipByte(path, block + 100_000)
    }
    expect(await verified(path)).toEqual(clean)
    expect(found).toBeGreaterThan(5)
    expect(found).toBe(await blocksInUse(path))
  })

  it('finds a file that was cut off, wherever that was, and tells at once that it is short', async () => {
    const { size } = await stat(original)
    let opened = 0
    for (const share of [0.99, 0.97, 0.95, 0.9, 0.75, 0.5, 0.25]) {
      const path = await copied()
      await truncate(path, Math.floor(size * share))
      const message = await withLedger(path, async (ledger) => ({
        missing: await ledger.missingBytes(),
        ...(await ledger.verify()),
      })).catch((error: unknown) => error)
      if (message instanceof Error) expect(message.message).toBe('The ledger’s file is damaged.')
      else {
        const { missing, faults } = message as LedgerVerification & { missing: number }
        expect(faults.map(({ kind }) => kind)).toContain('damaged')
        expect(missing).toBeGreaterThan(size * Math.max(0, 0.95 - share))
        opened++
      }
    }
    // As long as its beginning is there, such a file can be opened, and lists its loads.
    expect(opened).toBeGreaterThan(0)
  })
})

async function flipByte(path: string, index: number): Promise<void> {
  const file = await open(path, 'r+')
  const byte = Buffer.alloc(1)
  await file.read(byte, 0, 1, index)
  byte[0] = (byte[0] ?? 0) ^ 0x40
  await file.write(byte, 0, 1, index)
  await file.close()
}

async function blocksInUse(path: string): Promise<number> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  const read = await connection.runAndReadAll('SELECT used_blocks FROM pragma_database_size()')
  connection.closeSync()
  instance.closeSync()
  return Number(read.getRows()[0]?.[0])
}

describe('a copy of a ledger', () => {
  it('is the ledger as it stood at one moment, while loads go on', async () => {
    const path = await copied()
    const ledger = await openDuckDbLedger(path)
    const copy = join(folder.path, 'snapshot.duckdb')
    const loading = (async () => {
      for (let index = 1; index <= 6; index++) await ledger.load(...(await aLoad(`2024-0${index}`, 3000)))
    })()
    await ledger.copyTo(copy)
    const during = (await ledger.loads()).length
    await loading
    const after = await ledger.verify()
    await ledger.close()
    const { loads, rows, faults } = await verified(copy)
    expect(faults).toEqual([])
    expect(loads).toBeLessThanOrEqual(during)
    expect(rows).toBe(120_000n + BigInt(loads - 3) * 3000n)
    expect(after).toEqual({ loads: 9, rows: 138_000n, faults: [] })
  })

  it('holds the same as the ledger, and a ledger opened for reading gives it too', async () => {
    const copy = join(folder.path, 'same.duckdb')
    const inventory = await withLedger(original, async (ledger) => {
      await ledger.copyTo(copy)
      return [await ledger.inventory(), await ledger.loads()]
    })
    expect(
      await withLedger(copy, async (ledger) => [await ledger.inventory(), await ledger.loads()]),
    ).toEqual(inventory)
    await expect(stat(`${copy}.wal`)).rejects.toThrow('ENOENT')
  })

  it('leaves the lock of the ledger with the process that has it open', async () => {
    const path = await copied()
    const ledger = await openDuckDbLedger(path)
    await ledger.copyTo(join(folder.path, 'locked.duckdb'))
    const opens = `require('${join(import.meta.dirname, '../../node_modules/@duckdb/node-api')}')
      .DuckDBInstance.create('${path}').then((one) => one.closeSync())`
    const opened = async () => (await run([process.execPath, '-e', opens])).code === 0
    expect(await opened()).toBe(false)
    await ledger.close()
    expect(await opened()).toBe(true)
  })

  it('tells of a disk that has no room for it, and goes on working', async () => {
    const ledger = await openDuckDbLedger(await copied())
    await expect(ledger.copyTo('/nowhere/at/all.duckdb')).rejects.toThrow()
    await ledger.copyTo(join(folder.path, 'second-try.duckdb'))
    expect((await ledger.verify()).faults).toEqual([])
    await ledger.close()
  })
})
