import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '../../src/ledger/trino/connection/open-connection.ts'
import { openTrinoLedger } from '../../src/ledger/trino/trino.ts'
import { factsOf, month, observation, stagedFile, temporaryFolder } from '../support/staged.ts'
import { addressOf, staging, storageScheme } from './cluster.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => folder.remove())

/** So many that they go through the staging folder. */
const rows = Array.from({ length: 6_000 }, (_, index) =>
  observation({ line: index + 2, month: month('2023-12'), commodity: '01', partner: '110', value: 5n }),
)

it('keeps tables, and reads staged files, in the storage that the cluster was started with', async () => {
  const address = addressOf({ staging })
  const statements: string[] = []
  const ledger = await openTrinoLedger(address, ({ sql }) => statements.push(sql))
  await ledger.load(await stagedFile(folder.path, rows), factsOf(rows))
  expect(statements.filter((sql) => sql.includes(`${storageScheme}staging/`))).not.toEqual([])
  const connection = await connect(address)
  for (const table of ['observations', 'loads']) {
    const files = await connection.read(`SELECT DISTINCT "$path" AS path FROM ${table}`)
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) expect(file.text('path').startsWith(storageScheme)).toBe(true)
  }
  await Promise.all([ledger.close(), connection.close()])
})
