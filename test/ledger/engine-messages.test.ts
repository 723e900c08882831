import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, describe, expect, it } from 'vitest'
import {
  damagedFile,
  fileInUse,
  noDatabase,
  noTableOrColumn,
  refusalReasons,
  refusedFile,
  wrongChecksum,
} from '../../src/ledger/duckdb/engine-messages.ts'

// The engine tells these by words alone: each is provoked with the version that is installed.

const folder = mkdtempSync(join(tmpdir(), 'tradebrief-messages-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const messageOf = (work: () => Promise<unknown>): Promise<string> =>
  work().then(
    () => 'nothing',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )

async function makeDatabase(name: string): Promise<string> {
  const path = join(folder, name)
  const instance = await DuckDBInstance.create(path)
  const connection = await instance.connect()
  await connection.run('CREATE TABLE numbers AS SELECT range AS number FROM range(100000)')
  await connection.run('CHECKPOINT')
  connection.closeSync()
  instance.closeSync()
  return path
}

describe('the engine’s message', () => {
  it('of a file that is no database', async () => {
    const path = join(folder, 'text.duckdb')
    writeFileSync(path, 'no database '.repeat(2_000))
    expect(await messageOf(() => DuckDBInstance.create(path))).toMatch(noDatabase)
  })

  it('of a file that is open with other settings', async () => {
    const path = await makeDatabase('open.duckdb')
    const instance = await DuckDBInstance.fromCache(path)
    expect(await messageOf(() => DuckDBInstance.fromCache(path, { access_mode: 'READ_ONLY' }))).toMatch(
      fileInUse,
    )
    instance.closeSync()
  })

  it('of a file that another process has open', async () => {
    const path = await makeDatabase('locked.duckdb')
    const script = `const { DuckDBInstance } = require('@duckdb/node-api')
      DuckDBInstance.create(${JSON.stringify(path)}).then(() => console.log('open'), console.error)
      setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    try {
      await once(child.stdout, 'data')
      expect(await messageOf(() => DuckDBInstance.create(path))).toMatch(fileInUse)
    } finally {
      child.kill('SIGKILL')
    }
  })

  it.each(['SELECT * FROM absent', 'SELECT absent FROM numbers'])('of %s', async (sql) => {
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    await connection.run('CREATE TABLE numbers (number INTEGER)')
    expect(await messageOf(() => connection.run(sql))).toMatch(noTableOrColumn)
    connection.closeSync()
    instance.closeSync()
  })

  it('of a block whose checksum is wrong, with both checksums and its place', async () => {
    const path = await makeDatabase('torn.duckdb')
    const bytes = readFileSync(path)
    const headers = 3 * 4096
    const size = 262_144
    const file = openSync(path, 'r+')
    for (let block = headers; block < bytes.length; block += size)
      writeSync(file, Buffer.alloc(8, 0xa5), 0, 8, block)
    const message = await messageOf(async () => {
      const instance = await DuckDBInstance.create(path)
      const connection = await instance.connect()
      await connection.run('SELECT sum(number) FROM numbers')
    })
    expect(message).toMatch(wrongChecksum)
    expect(message).toMatch(damagedFile)
  })

  it('of a file that is cut off', async () => {
    const path = await makeDatabase('cut.duckdb')
    writeFileSync(path, readFileSync(path).subarray(0, 3 * 4096 + 1_000))
    const message = await messageOf(async () => {
      const instance = await DuckDBInstance.create(path)
      const connection = await instance.connect()
      await connection.run('SELECT sum(number) FROM numbers')
    })
    expect(message).toMatch(damagedFile)
  })

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'of a file that may not be read, with its name and the reason',
    async () => {
      const path = await makeDatabase('forbidden.duckdb')
      chmodSync(path, 0)
      const message = await messageOf(() => DuckDBInstance.create(path))
      const [, file, reason = ''] = refusedFile.exec(message) ?? []
      expect(file).toBe(path)
      expect(refusalReasons.get(reason.trim())).toBe('EACCES')
    },
  )

  it('of a folder in place of a file, with its name and the reason', async () => {
    const message = await messageOf(() => DuckDBInstance.create(folder))
    const [, file = '', reason = ''] = refusedFile.exec(message) ?? []
    expect(file).toContain(folder)
    expect(refusalReasons.has(reason.trim())).toBe(true)
  })
})
