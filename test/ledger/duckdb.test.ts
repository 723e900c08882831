import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDuckDbLedger } from '../../src/ledger/duckdb/duckdb.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { toMonth } from '../../src/trade/month.ts'
import { factsOf, month, observation, stagedFile, temporaryFolder } from '../support/staged.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let database: string
beforeEach(async () => {
  folder = await temporaryFolder()
  database = join(folder.path, 'ledger.duckdb')
})
afterEach(() => folder.remove())

const rows = [observation({ line: 2, month: month('2023-12'), commodity: '01', partner: '110', value: 100n })]

async function refusal(path: string, options?: { readOnly: boolean }): Promise<UserError> {
  const error = await openDuckDbLedger(path, options).catch((reason: unknown) => reason)
  if (!(error instanceof UserError)) throw new Error(`no UserError: ${error}`)
  return error
}

async function run(...statements: readonly string[]) {
  const instance = await DuckDBInstance.create(database)
  const connection = await instance.connect()
  for (const statement of statements) await connection.run(statement)
  connection.closeSync()
  instance.closeSync()
}

it('is asked in vain for what is too long to be a code, or has other characters', async () => {
  const ledger = await openDuckDbLedger(database)
  await ledger.load(await stagedFile(folder.path, rows), factsOf(rows))
  const commodities = ['12345678901234567890', "01' OR 'x"]
  expect(await ledger.coverage({ commodities })).toStrictEqual([])
  for (const filter of [{ commodities }, { commodities, sha256: factsOf(rows).sha256 }])
    expect((await ledger.loads(filter)).map((load) => load.commodities)).toStrictEqual([[]])
  await ledger.close()
})

it('tells what twenty years of the whole country list and name, with the memory that it has', async () => {
  const named = Array.from({ length: 9000 }, (_, index) => ({
    code: `${10_000_000 + index}`,
    name: `商品${index}`,
  }))
  const commodities = named.map(({ code }) => code)
  const names = { commodity: named, partner: [], procedure: [], place: [] }
  const ledger = await openDuckDbLedger(database)
  for (let year = 2001; year <= 2020; year++) {
    const loading = Array.from({ length: 24 }, async (_, position) => {
      const observations = rows.map((row) => ({ ...row, month: toMonth(year, 1 + (position % 12)) }))
      const facts = { file: `${year}-${position}.csv`, names, commodities }
      const flow = position < 12 ? 'export' : 'import'
      return ledger.load(
        await stagedFile(folder.path, observations),
        factsOf(observations, { ...facts, flow }),
      )
    })
    await Promise.all(loading)
  }
  const loads = await ledger.loads()
  expect(loads).toHaveLength(480)
  for (const load of loads) expect(load.commodities).toStrictEqual(commodities)
  expect((await ledger.coverage()).map((load) => load.commodities.length)).toStrictEqual(
    loads.map(() => 9000),
  )
  expect(await ledger.names('commodity', commodities)).toStrictEqual(
    new Map(named.map(({ code, name }) => [code, name])),
  )
  await ledger.close()
}, 60_000)

it('keeps names that a file brings first which is not taken in, with the file that brings them next', async () => {
  const names = (name: string) => ({
    ...{ partner: [], procedure: [], place: [] },
    commodity: [{ code: '01', name }],
  })
  const ledger = await openDuckDbLedger(database)
  const load = async (file: string, name: string, path?: string) => {
    const staged = path === undefined ? await stagedFile(folder.path, rows) : { path }
    return ledger.load(staged, factsOf(rows, { file, names: names(name), asOf: `2024-01-0${file}` }))
  }
  await load('1', '马')
  // What is handed over is numbered at once; this one is torn, and all that was known is read again.
  const torn = join(folder.path, 'torn.parquet')
  await writeFile(torn, 'PAR1')
  const [failed, loaded] = await Promise.allSettled([load('2', '驴', torn), load('3', '驴')])
  expect([failed?.status, loaded?.status]).toEqual(['rejected', 'fulfilled'])
  await load('4', '骡')
  // The content of the first comes again: its new name is not kept, and comes with the next.
  const again = factsOf(rows, { file: '1', names: names('驼'), asOf: '2024-01-01' })
  const existing = (await ledger.loads())[0]?.sha256 ?? ''
  expect(
    await ledger.load(await stagedFile(folder.path, rows), { ...again, sha256: existing }),
  ).toMatchObject({
    changed: false,
  })
  await load('5', '驼')
  await ledger.close()
  const reopened = await openDuckDbLedger(database)
  expect(await reopened.names('commodity', ['01'])).toEqual(new Map([['01', '驼']]))
  await reopened.close()
  const instance = await DuckDBInstance.create(database)
  const connection = await instance.connect()
  const duckDBResultReader = await connection.runAndReadAll('SELECT name, load FROM names ORDER BY load')
  connection.closeSync()
  instance.closeSync()
  expect(duckDBResultReader.getRowsJS()).toEqual([
    ['马', 1],
    ['驴', 2],
    ['骡', 3],
    ['驼', 4],
  ])
})

describe('opening', () => {
  it('finds again what was loaded, in one file without a log', async () => {
    const ledger = await openDuckDbLedger(database)
    const { load } = await ledger.load(await stagedFile(folder.path, rows), factsOf(rows))
    await ledger.close()
    expect(existsSync(`${database}.wal`)).toBe(false)
    const again = await openDuckDbLedger(database)
    expect(await again.loads()).toStrictEqual([load])
    await again.close()
  })

  it('lets two in one process share a file, and see one another', async () => {
    const writer = await openDuckDbLedger(database)
    const reader = await openDuckDbLedger(database)
    await writer.load(await stagedFile(folder.path, rows), factsOf(rows))
    expect(await reader.loads()).toHaveLength(1)
    await writer.close()
    expect(await reader.loads()).toHaveLength(1)
    await reader.close()
  })

  it('reads without writing', async () => {
    const writer = await openDuckDbLedger(database)
    await writer.load(await stagedFile(folder.path, rows), factsOf(rows))
    await writer.close()
    const reader = await openDuckDbLedger(database, { readOnly: true })
    expect(await reader.loads()).toHaveLength(1)
    await expect(reader.load(await stagedFile(folder.path, rows), factsOf([]))).rejects.toThrow(/read-only/)
    await reader.close()
  })

  it('gives nothing half done to whoever reads during a load', async () => {
    const ledger = await openDuckDbLedger(database)
    const loading = ledger.load(await stagedFile(folder.path, rows), factsOf(rows))
    for (const load of await ledger.loads()) expect(load.cells).toBe(1)
    await loading
    await ledger.close()
  })

  it('refuses a file that another process uses', async () => {
    await (await openDuckDbLedger(database)).close()
    const script = `const { DuckDBInstance } = require('@duckdb/node-api')
      DuckDBInstance.create(process.argv[1]).then((held) => { console.log('held'); setInterval(() => held, 1000) })`
    const child = spawn(process.execPath, ['-e', script, database], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    const error = await refusal(database)
    expect(error.words).toStrictEqual({
      zh: '数据台账正被另一个程序使用',
      en: 'The ledger is in use by another program',
    })
    expect(error.where).toStrictEqual({ file: database })
    expect(error.hint?.zh).toMatch(/关闭/)
    child.kill('SIGKILL')
    await once(child, 'exit')
    await (await openDuckDbLedger(database)).close()
  })

  it('refuses a file that is no database, and leaves it is', async () => {
    await writeFile(database, '商品编码,美元\n')
    expect((await refusal(database)).words.en).toBe('This file is not a ledger')
  })

  it('refuses a database of something else', async () => {
    await run('CREATE TABLE customers (name VARCHAR)')
    expect((await refusal(database)).words.en).toMatch(/not a ledger of Tradebrief/)
    await run('CREATE TABLE ledger (entry VARCHAR)')
    expect((await refusal(database)).words.en).toMatch(/not a ledger of Tradebrief/)
    await run('DROP TABLE ledger', 'CREATE TABLE ledger (version INTEGER)')
    expect((await refusal(database)).words.en).toMatch(/not a ledger of Tradebrief/)
  })

  it('refuses the version of another program, earlier or later', async () => {
    await (await openDuckDbLedger(database)).close()
    await run('UPDATE ledger SET version = 99')
    const later = await refusal(database)
    expect(later.words.en).toMatch(/\(format 99\); this program .* knows formats up to 7$/)
    expect(later.hint?.en).toMatch(/Open it with the version that wrote it/)
    await run('UPDATE ledger SET version = 0')
    expect((await refusal(database)).hint?.en).toMatch(/load the original files again/)
  })

  it('refuses what is not there to read, and a folder', async () => {
    expect((await refusal(database, { readOnly: true })).words.en).toMatch(/cannot be opened/)
    await mkdir(database)
    expect((await refusal(database)).words.zh).toBe('这里应当是文件，却是文件夹。')
  })

  it.each([
    ['whose end is missing', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['that a disk has spoilt', (bytes: Buffer) => bytes.fill(7, bytes.length / 4)],
  ])('tells of a file %s, and what to do', async (_, spoil) => {
    const ledger = await openDuckDbLedger(database)
    await ledger.load(await stagedFile(folder.path, rows), factsOf(rows))
    await ledger.close()
    await writeFile(database, spoil(await readFile(database)))
    const reading = openDuckDbLedger(database, { readOnly: true }).then(async (ledger) => {
      try {
        return await ledger.loads()
      } finally {
        await ledger.close()
      }
    })
    await expect(reading).rejects.toMatchObject({
      words: { en: 'The ledger’s file is damaged.' },
      hint: { zh: expect.stringMatching(/换回备份/) },
    })
  })
})
