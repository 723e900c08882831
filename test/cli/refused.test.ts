import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentEffects } from '../../src/workspace/effects.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { loadFiles } from '../../src/workspace/load/load-files.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { binary, isPermitted, run, tradebrief } from '../support/command.ts'
import { copiedWorkspace, stated } from '../support/copied-workspace.ts'
import { portalCsv, portalTable } from '../support/portal-file.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, listedPartners, listedPlaces } from '../support/trade.ts'
import { load, sample, withLedger, workspaceWith } from '../support/workspaces.ts'

let folder: string
let copyOfWorkspace: (name: string) => Promise<Workspace>
/** Files that are read at once. */
let large: readonly string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tradebrief-refused-'))
  copyOfWorkspace = (await copiedWorkspace(folder)).copy
  const years = bathtubRows(months('2022-01', '2023-12'), { partners: listedPartners, places: listedPlaces })
  large = ['one', 'two', 'three', 'four'].map((name) => join(folder, `${name}.csv`))
  for (const [index, path] of large.entries())
    await writeFile(path, portalCsv(portalTable(years.slice(index * 40_000, (index + 1) * 40_000))))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const canMount = isPermitted('unshare', '-rm', 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir())

/** Loads the large files, with a small disk mounted as the script says; what the script prints comes with it. */
function loadOnSmallDisk({ folder }: Workspace, script: string) {
  const { flow, scope, asOf } = stated
  const options = ['--flow', flow, '--scope', scope, '--as-of', asOf]
  const command = [process.execPath, binary, '-C', folder, 'load', ...large, ...options]
  return run(['unshare', '-rm', 'sh', '-c', script, folder, ...command])
}

describe.skipIf(!canMount)('on a full disk', () => {
  it('nothing is loaded and nothing left behind where files on the way have no room', async () => {
    const workspace = await copyOfWorkspace('staging')
    await mkdir(join(workspace.folder, '.staging'), { recursive: true })
    const loading = await loadOnSmallDisk(
      workspace,
      'mount -t tmpfs -o size=1m tmpfs "$0/.staging" && "$@"; code=$?; ls -A "$0/.staging"; exit $code',
    )
    expect(loading).toEqual({
      code: 2,
      stdout: '',
      stderr: 'The disk is full.\nMake room, and try again.\n',
    })
    expect(await withLedger(workspace, (ledger) => ledger.loads())).toHaveLength(1)
  })

  it('nor where the ledger has none, which stays what it was', async () => {
    const workspace = await copyOfWorkspace('ledger')
    const [away, copy] = [join(folder, 'staged-elsewhere'), join(folder, 'copy')]
    await mkdir(away)
    await cp(workspace.folder, copy, { recursive: true })
    const loading = await loadOnSmallDisk(
      workspace,
      `mount -t tmpfs -o size=3m tmpfs "$0" && cp -r '${copy}/.' "$0" && rm -rf "$0/.staging"
       ln -s '${away}' "$0/.staging" && "$@"; code=$?
       '${process.execPath}' '${binary}' -C "$0" status --json; exit $code`,
    )
    expect(loading.code).toBe(2)
    expect(loading.stderr).toMatch(
      /^The disk is full\.\nfile: .*ledger\.duckdb.*\nMake room, and try again\.\n$/,
    )
    expect(JSON.parse(loading.stdout)).toMatchObject({ loads: [{ file: 'earlier.csv' }] })
    expect((await readdir(away)).filter((name) => name.endsWith('.parquet'))).toEqual([])
  })
})

describe('a place that is not what it should be', () => {
  it.skipIf(process.platform !== 'linux')('is told of where a name is not in UTF-8', async () => {
    const workspace = await workspaceWith()
    const downloads = join(folder, 'downloads')
    await mkdir(downloads)
    const gbk = Buffer.from([0xb3, 0xf6, 0xbf, 0xda]) // 出口
    await writeFile(Buffer.concat([Buffer.from(`${downloads}/`), gbk, Buffer.from('.csv')]), '')
    const loading = await tradebrief(['-C', workspace.folder, 'load', downloads])
    expect(loading.code).toBe(2)
    expect(loading.stderr).toMatch(/^The name of this file is not in UTF-8.*\n.*\n.*unzip -O GBK/)
  })

  it('keeps no other file from being loaded', async () => {
    const workspace = await workspaceWith()
    const noFile = join(workspace.folder, '出口-a.csv')
    await mkdir(noFile)
    const files = await filesToLoad([join(sample, 'files')])
    const outcomes = await withLedger(workspace, async (ledger) => {
      const reported: string[] = []
      for await (const fileOutcome of loadFiles(workspace, ledger, [noFile, ...files], {}, silentEffects))
        reported.push('error' in fileOutcome ? fileOutcome.error.explain('en') : fileOutcome.file)
      return reported
    })
    expect(outcomes).toHaveLength(1 + files.length)
    expect(outcomes[0]).toBe(
      `There is a folder where a file should be.\nfile: ${noFile}\nChoose another place.`,
    )
  })

  it('is named where a brief is to be written', async () => {
    const workspace = await workspaceWith()
    await load(workspace, await filesToLoad([join(sample, 'files')]))
    const brief = join(workspace.folder, 'briefs', '2023-12', 'lithium-ion.md')
    await mkdir(brief, { recursive: true })
    const { code, stderr } = await tradebrief(['-C', workspace.folder, 'build', '2023-12', '--formats', 'md'])
    expect(stderr).toContain(`lithium-ion: There is a folder where a file should be.\nfile: ${brief}\n`)
    expect(code).toBe(2)
  })
})
