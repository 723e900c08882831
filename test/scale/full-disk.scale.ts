import { execFile } from 'node:child_process'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openTrinoLedger } from '../../src/ledger/trino/trino.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { factsOf, month, observation, stagedFile, temporaryFolder } from '../support/staged.ts'
import { addressOf, clusterFolder, freshSchema, staging, storageScheme } from './cluster.ts'

const run = promisify(execFile)
let folder: Awaited<ReturnType<typeof temporaryFolder>>
let mounted: string | undefined
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterEach(async () => {
  if (mounted) await run('umount', ['--lazy', mounted])
  mounted = undefined
})
afterAll(() => folder.remove())

/** A folder that is a disk of its own, of so many kilobytes; false where this user may not mount one. */
async function mountAt(path: string, kilobytes: number): Promise<boolean> {
  await mkdir(path, { recursive: true })
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tradebrief-test', path])
  } catch {
    await rm(path, { recursive: true })
    return false
  }
  mounted = path
  return true
}

/** Values that no engine makes small. */
const rows = Array.from({ length: 120_000 }, (_, index) =>
  observation({
    line: index + 2,
    month: month('2023-12'),
    commodity: String(10_000_000 + (index % 3_000)),
    partner: String(100 + (index % 200)),
    value: (BigInt(index) * 6_364_136_223_846_793_005n) % 2n ** 40n,
  }),
)

it('says that the disk is full, has done nothing by halves, and takes the load once there is room', async ({
  skip,
}) => {
  const schema = freshSchema()
  const tables = join(clusterFolder, 'storage', 'warehouse', schema)
  if (!(await mountAt(tables, 800))) skip('only the administrator may mount a small disk')
  const ledger = await openTrinoLedger(addressOf({ schema, staging }))
  const staged = await stagedFile(folder.path, rows)
  const facts = factsOf(rows)
  const error: unknown = await ledger.load(staged, facts).catch((reason: unknown) => reason)
  if (!(error instanceof UserError)) throw new Error(`no UserError: ${error}`)
  if (storageScheme === 's3://') {
    // Of a server of S3 that cannot write, the cluster does not state why.
    expect(error.message).toMatch(/^The cluster could not do it: /)
  } else {
    expect(error.message).toBe('The ledger’s storage is full.')
    expect(error.words.zh).toBe('数据台账的存储已满。')
  }
  expect(error.hint?.en).toMatch(/Nothing was changed/)
  expect(await ledger.loads()).toStrictEqual([])
  expect(await ledger.coverage()).toStrictEqual([])

  await run('mount', ['-o', 'remount,size=64m', tables])
  expect((await ledger.load(staged, facts)).changed).toBe(true)
  expect((await ledger.loads()).map(({ rows: count }) => count)).toStrictEqual([rows.length])
  await ledger.close()
}, 300_000)

it('says that the disk of the staging folder is full, and has done nothing', async ({ skip }) => {
  const small = join(folder.path, 'small')
  if (!(await mountAt(small, 64))) skip('only the administrator may mount a small disk')
  const ledger = await openTrinoLedger(addressOf({ staging: { ...staging, folder: small } }))
  const error: unknown = await ledger
    .load(await stagedFile(folder.path, rows), factsOf(rows))
    .catch((reason: unknown) => reason)
  if (!(error instanceof UserError)) throw new Error(`no UserError: ${error}`)
  expect(error.message).toBe('The disk of the staging folder is full.')
  expect(await ledger.loads()).toStrictEqual([])
  expect(await readdir(small)).toStrictEqual([])
  await ledger.close()
})
