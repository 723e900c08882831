import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDuckDbLedger } from '../../src/ledger/duckdb/duckdb.ts'
import { backupFormat } from '../../src/workspace/backup/backup-manifest.ts'
import { restoreWorkspace } from '../../src/workspace/backup/restore.ts'
import { writeArchive } from '../../src/workspace/backup/write-archive.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import { readProductFile } from '../../src/workspace/project/products/products.ts'
import { bundle } from '../support/bundle.ts'
import { ledgerChecksums } from '../support/ledger-dump.ts'
import { downgradeToFormat6, oldLedgers, oldWorkspace } from '../support/old-ledger.ts'
import { repository } from '../support/workspaces.ts'

/** Processes killed for each old workspace, in an upgrade and in a restore; `npm run formats` kills fifty. */
const kills = Number(process.env.TRADEBRIEF_FORMAT_KILLS ?? 2)

let scratch: string
let upgrading: string
let restoring: string
beforeAll(async () => {
  // Within the repository, where the program finds what belongs to it.
  await mkdir(join(repository, 'out'), { recursive: true })
  scratch = await mkdtemp(join(repository, 'out', 'old-formats-'))
  const toBundle = async (name: string, file: string) => {
    await mkdir(join(scratch, name))
    return bundle(new URL(file, import.meta.url), join(scratch, name))
  }
  upgrading = await toBundle('upgrading', '../ledger/upgrade-in-process.ts')
  restoring = await toBundle('restoring', 'restore-in-process.ts')
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

/** Runs a script; kills it a share of the usual time after it began, or lets it end. Returns how long it took. */
function runScript(args: readonly string[], killAfter?: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let began = 0
    child.stdout.once('data', () => {
      began = performance.now()
      if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter)
    })
    child.on('error', reject)
    child.on('close', (code, signal) =>
      code === 0 || signal === 'SIGKILL'
        ? resolve(performance.now() - began)
        : reject(new Error(`it ended with ${code}`)),
    )
  })
}

const hashOf = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex')

/** Files of a workspace beside its ledger, with their hashes. */
async function filesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && !/^ledger\.duckdb|^expected/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
  const hashed = paths.map(async (path) => [path.slice(folder.length + 1), await hashOf(path)] as const)
  return Object.fromEntries(await Promise.all(hashed))
}

async function verifyLedger(folder: string) {
  const ledger = await openDuckDbLedger(join(folder, 'ledger.duckdb'))
  try {
    return await ledger.verify()
  } finally {
    await ledger.close()
  }
}

/** Everything of a workspace: its ledger, which is upgraded by looking, and its files, the products read as they are. */
async function contentOf(folder: string) {
  const { faults, loads, rows } = await verifyLedger(folder)
  const workspace = await openWorkspace(folder)
  for (const name of await readdir(join(folder, 'products')))
    if (name.endsWith('.yaml')) await readProductFile(workspace, name)
  return { faults, loads, rows, tables: await ledgerChecksums(workspace), files: await filesOf(folder) }
}

/** A workspace as its program left it: of format 5 the fixtures, of format 6 one of them carried back from the present one. */
async function makeOldWorkspace(name: string): Promise<{ folder: string; version: number }> {
  const [version, fixture] = name.split(' ')
  const { folder } = await oldWorkspace(fixture as (typeof oldLedgers)[number])
  const path = join(folder, 'ledger.duckdb')
  for (const extra of ['ledger.duckdb.gz', 'expected.json.gz']) await rm(join(folder, extra))
  if (version === '6') {
    await (await openDuckDbLedger(path)).close()
    await rm(`${path}.v5`)
    await downgradeToFormat6(path)
  }
  return { folder, version: Number(version) }
}

/** What `backup` of the program of that format would have written. */
async function writeOldBackup(
  folder: string,
  file: string,
  { loads, rows }: { loads: number; rows: bigint },
) {
  const paths = [...Object.keys(await filesOf(folder)), 'ledger.duckdb']
  const files = await Promise.all(
    paths.map(async (path) => {
      const source = join(folder, path)
      return { path, source, modified: (await stat(source)).mtime }
    }),
  )
  const about = { format: backupFormat, program: '0.0.1', made: '2025-01-01T00:00:00.000Z', workspace: 'old' }
  await writeArchive(
    file,
    files,
    (listed) => JSON.stringify({ ...about, ledger: { loads, rows: String(rows) }, files: listed }),
    () => {},
  )
}

const cases = [...oldLedgers.map((name) => `5 ${name}`), '6 sample', '6 revision']

describe.each(cases)(`a workspace of format %s, killed ${kills} times`, (name) => {
  let old: { folder: string; version: number }
  let expected: Awaited<ReturnType<typeof contentOf>>
  let work: string
  beforeAll(async () => {
    work = await mkdtemp(join(scratch, 'work-'))
    old = await makeOldWorkspace(name)
    await cp(old.folder, join(work, 'expected'), { recursive: true })
    expected = await contentOf(join(work, 'expected'))
    expect(expected.faults).toEqual([])
    expect(expected.loads).toBeGreaterThan(0)
  })
  afterAll(() => rm(old.folder, { recursive: true, force: true }))

  const moment = (kill: number, milliseconds: number) => (milliseconds * (kill + 0.5)) / kills

  it('is whole, with a copy of its ledger, whenever its upgrade is killed', {
    timeout: 1_800_000,
  }, async () => {
    const copy = async (number: number) => {
      const folder = join(work, `upgraded-${number}`)
      await cp(old.folder, folder, { recursive: true })
      return folder
    }
    const usual = await runScript([upgrading, join(await copy(-1), 'ledger.duckdb')])
    for (let kill = 0; kill < kills; kill++) {
      const folder = await copy(kill)
      await runScript([upgrading, join(folder, 'ledger.duckdb')], moment(kill, usual))
      expect(await contentOf(folder)).toEqual(expected)
      const before = await hashOf(join(old.folder, 'ledger.duckdb'))
      expect(await hashOf(join(folder, `ledger.duckdb.v${old.version}`))).toBe(before)
      expect(existsSync(join(folder, 'ledger.duckdb.upgrading'))).toBe(false)
      await rm(folder, { recursive: true })
    }
  })

  it('comes back from its backup whole or not at all, whenever the restore is killed', {
    timeout: 1_800_000,
  }, async () => {
    const file = join(work, 'backup.zip')
    await writeOldBackup(old.folder, file, expected)
    const place = join(work, 'place')
    await mkdir(place)
    const usual = await runScript([restoring, file, join(place, 'measured')])
    for (let kill = 0; kill < kills; kill++) {
      const folder = join(place, `restored-${kill}`)
      await runScript([restoring, file, folder], moment(kill, usual))
      if (existsSync(folder)) expect(await contentOf(folder)).toEqual(expected)
      await restoreWorkspace(file, folder, { force: true }, silentEffects)
      expect(await contentOf(folder)).toEqual(expected)
      expect((await readdir(place)).filter((entry) => entry.startsWith('.'))).toEqual([])
      for (const entry of await readdir(place))
        if (entry.startsWith('restored')) await rm(join(place, entry), { recursive: true })
    }
  })
})
