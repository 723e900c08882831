import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveDesk } from '../../src/desk/server.ts'
import { openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import { addToken } from '../../src/workspace/project/tokens/tokens.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { binary, isPermitted, run, tradebrief } from '../support/command.ts'
import { stated } from '../support/copied-workspace.ts'
import { ledgerChecksums } from '../support/ledger-dump.ts'
import { portalCsv, portalTable } from '../support/portal-file.ts'
import { killedMark } from '../support/process-marks.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, listedPartners, listedPlaces } from '../support/trade.ts'
import { load, workspaceWith } from '../support/workspaces.ts'
import { unzip } from '../support/zip.ts'

let folder: string
/** A workspace with a load of some hundred thousand rows, and everything else that one can have. */
let original: Workspace
let large: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tradebrief-backup-'))
  const rows = bathtubRows(months('2022-01', '2023-12'), { partners: listedPartners, places: listedPlaces })
  large = join(folder, 'large.csv')
  await writeFile(large, portalCsv(portalTable(rows.slice(0, 100_000))))
  original = await workspaceWith()
  await load(original, [large], stated)
  const put = async (path: string, text: string) => {
    await mkdir(join(original.folder, path, '..'), { recursive: true })
    await writeFile(join(original.folder, path), text)
  }
  await put('commentary/2023-12/lithium-ion.md', '本月出口平稳。\n')
  await put('briefs/2023-12/lithium-ion.md', '简报')
  await put('codes.csv', 'code,from,to\n85076000,2012-01,\n')
  await put('产品说明/说 明.txt', '说明')
  await put('.git/config', 'hidden')
  await put('.staging/1-00000000-x', 'on the way')
  await addToken(original.folder, '王芳', 'editor', new Date(0))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

let copies = 0
async function copied(): Promise<Workspace> {
  const path = join(folder, `copy-${++copies}`)
  await cp(original.folder, path, { recursive: true, verbatimSymlinks: true })
  return openWorkspace(path)
}

async function filesIn(path: string): Promise<Record<string, string>> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('ledger.duckdb'))
  const named = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const file = join(parentPath, name)
      return [file.slice(path.length + 1), await readFile(file, 'utf8')] as const
    }),
  )
  return Object.fromEntries(named)
}

/** What is in a folder that is hidden, such as what is on the way. */
const hiddenIn = async (path: string): Promise<string[]> =>
  (await readdir(path)).filter((name) => name.startsWith('.'))

describe('a backup', () => {
  it('brings back everything, to the row and to the byte', async () => {
    const file = join(folder, 'whole.zip')
    const { code, stdout, stderr } = await tradebrief(['-C', original.folder, 'backup', file])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(
      /^The backup is written and checked: .*whole\.zip \(10 files, \d\.\d MB; ledger of 1 load, 100,000 rows\)\n$/,
    )
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600')
    const target = join(folder, 'restored')
    const restoring = await tradebrief(['restore', file, target])
    expect(restoring).toMatchObject({ code: 0, stderr: '' })
    const restored = await openWorkspace(target)
    expect(await ledgerChecksums(restored)).toEqual(await ledgerChecksums(original))
    const { '.git/config': _, '.staging/1-00000000-x': __, ...expected } = await filesIn(original.folder)
    expect(await filesIn(target)).toEqual(expected)
    // Times are kept: a build after it finds its briefs as it left them.
    const brief = 'briefs/2023-12/lithium-ion.md'
    expect((await stat(join(target, brief))).mtimeMs).toBeCloseTo(
      (await stat(join(original.folder, brief))).mtimeMs,
      -1,
    )
    expect(await tradebrief(['-C', target, 'verify'])).toMatchObject({
      code: 0,
      stdout: 'Read: ledger of 1 load, 100,000 rows; 3 files. All sound.\n',
    })
    expect(await hiddenIn(folder)).toEqual([])
  })

  it('is a ZIP archive that other programs open, and says what it is', async () => {
    const file = join(folder, 'plain.zip')
    await tradebrief(['-C', original.folder, 'backup', file, '--no-briefs', '--no-tokens', '--json'])
    const files = unzip(await readFile(file))
    expect([...files.keys()]).toEqual([
      'tradebrief-backup.txt',
      'workspace/codes.csv',
      'workspace/commentary/2023-12/lithium-ion.md',
      'workspace/products/lithium-ion.yaml',
      'workspace/products/product.schema.json',
      'workspace/tradebrief.schema.json',
      'workspace/tradebrief.yaml',
      'workspace/产品说明/说 明.txt',
      'workspace/ledger.duckdb',
      'manifest.json',
    ])
    expect(files.get('tradebrief-backup.txt')).toContain('tradebrief restore')
    expect(JSON.parse(files.get('manifest.json') ?? '')).toMatchObject({
      format: 1,
      ledger: { loads: 1, rows: '100000' },
    })
  })

  it('replaces no file that is there, unless told, and no folder', async () => {
    const file = join(folder, 'there.zip')
    await writeFile(file, 'mine')
    const refused = await tradebrief(['-C', original.folder, 'backup', file])
    expect(refused).toMatchObject({ code: 2, stdout: '' })
    expect(refused.stderr).toMatch(/^There is a file of this name already\.\n.*\n.*--force\.\n$/)
    expect(await readFile(file, 'utf8')).toBe('mine')
    expect((await tradebrief(['-C', original.folder, 'backup', file, '--force'])).code).toBe(0)
    expect((await stat(file)).size).toBeGreaterThan(100_000)
    const other = await tradebrief(['-C', original.folder, 'backup', folder, '--force'])
    expect(other).toMatchObject({ code: 2 })
    const nowhere = await tradebrief(['-C', original.folder, 'backup', join(folder, 'no', 'where.zip')])
    expect(nowhere.stderr).toMatch(/^There is no such folder\.\n/)
    expect(nowhere.code).toBe(2)
  })

  it('leaves out links elsewhere, pipes and earlier backups, and says so of what is the user’s', async () => {
    const workspace = await copied()
    await symlink('/etc/passwd', join(workspace.folder, 'commentary', 'passwd.md'))
    await symlink('ledger.duckdb', join(workspace.folder, 'second-name.duckdb'))
    await symlink('codes.csv', join(workspace.folder, 'codes-2.csv'))
    execFileSync('mkfifo', [join(workspace.folder, 'pipe')])
    const within = join(workspace.folder, 'backup.zip')
    const first = await tradebrief(['-C', workspace.folder, 'backup', within])
    expect(first).toMatchObject({ code: 0 })
    expect(first.stderr).toBe(
      [
        'commentary/passwd.md: left out: it is a link to a folder, or to a place outside the workspace',
        'pipe: left out: it is not a regular file',
        'second-name.duckdb: left out: it is a link to a folder, or to a place outside the workspace',
        '',
      ].join('\n'),
    )
    const second = await tradebrief([
      '-C',
      workspace.folder,
      'backup',
      join(workspace.folder, 'b.zip'),
      '--json',
    ])
    const { files } = JSON.parse(second.stdout)
    expect(files).toBe(11)
    expect(unzip(await readFile(within)).get('workspace/codes-2.csv')).toBe(
      'code,from,to\n85076000,2012-01,\n',
    )
  })

  it('is consistent while a desk is open and loads, and the desk goes on', async () => {
    const workspace = await copied()
    const more = join(folder, 'more.csv')
    const rows = bathtubRows(months('2021-01', '2021-12'), { partners: listedPartners, places: listedPlaces })
    await writeFile(more, portalCsv(portalTable(rows.slice(0, 60_000))))
    const desk = await serveDesk({ folder: workspace.folder, port: 0, onError: () => {} })
    const file = join(folder, 'under-load.zip')
    try {
      const { flow, scope, asOf } = stated
      const loading = tradebrief([
        ...['-C', workspace.folder, 'load', more],
        ...['--flow', flow, '--scope', scope, '--as-of', asOf],
      ])
      const backup = await tradebrief(['-C', workspace.folder, 'backup', file])
      expect(backup.stderr).toContain('Working through the open desk')
      expect(backup.code).toBe(0)
      expect((await loading).code).toBe(0)
      // A copy of the files, as people make them, lacks what the log holds.
      const after = await tradebrief(['-C', workspace.folder, 'backup', file, '--force', '--json'])
      expect(JSON.parse(after.stdout)).toMatchObject({ ledger: { loads: 2, rows: '160000' } })
      expect((await fetch(`${desk.url}/api/loads`)).status).toBe(200)
      expect((await tradebrief(['-C', workspace.folder, 'verify'])).code).toBe(0)
    } finally {
      await desk.close()
    }
    const target = join(folder, 'restored-under-load')
    await tradebrief(['restore', file, target])
    expect(await ledgerChecksums(await openWorkspace(target))).toEqual(await ledgerChecksums(workspace))
  })

  it('of a workspace on a cluster has its files, and says that the cluster’s tables are not in it', async () => {
    const workspace = await workspaceWith()
    const ledger = 'ledger: {host: "127.0.0.1:1", catalog: iceberg, schema: trade, user: me}\n'
    await writeFile(join(workspace.folder, 'tradebrief.yaml'), ledger)
    const file = join(folder, 'cluster.zip')
    const { code, stderr } = await tradebrief(['-C', workspace.folder, 'backup', file])
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'The ledger is on a cluster and not in the backup: back up the cluster’s tables there.\n',
    })
    const restoring = await tradebrief(['restore', file, join(folder, 'cluster')])
    expect(restoring.code).toBe(0)
    expect(await readFile(join(folder, 'cluster', 'tradebrief.yaml'), 'utf8')).toBe(ledger)
  })

  it('of a ledger that is damaged is not written, and an earlier one stays', async () => {
    const workspace = await copied()
    const file = join(folder, 'before-damage.zip')
    expect((await tradebrief(['-C', workspace.folder, 'backup', file])).code).toBe(0)
    const before = await readFile(file)
    const path = join(workspace.folder, 'ledger.duckdb')
    await truncate(path, Math.floor((await stat(path)).size * 0.85))
    const { code, stderr } = await tradebrief(['-C', workspace.folder, 'backup', file, '--force'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/damaged|faults/)
    expect((await readFile(file)).equals(before)).toBe(true)
    expect(await hiddenIn(folder)).toEqual([])
  })
})

const canMount = isPermitted('unshare', '-rm', 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir())

/** Runs commands with a small disk at `$0`, where `$1` is Node and `$2` the command’s program; `$3` is another folder. */
const onSmallDisk = (mountPoint: string, script: string, other = '') =>
  run(['unshare', '-rm', 'sh', '-c', script, mountPoint, process.execPath, binary, other])

describe.skipIf(!canMount)('where the disk is in the way', () => {
  let disk: string
  beforeAll(async () => {
    disk = join(folder, 'disk')
    await mkdir(disk)
  })

  it.each([
    ['the copy of the ledger has no room', '300k'],
    ['the archive has no room', '4m'],
  ])('a backup says so where %s, and leaves the earlier one and nothing else', async (_, size) => {
    const { code, stdout, stderr } = await onSmallDisk(
      disk,
      `mount -t tmpfs -o size=${size} tmpfs "$0" && echo earlier > "$0/b.zip"
       "$1" "$2" -C "$3" backup "$0/b.zip" --force; code=$?
       ls -A "$0"; cat "$0/b.zip"; exit $code`,
      original.folder,
    )
    expect(stderr).toMatch(/^The disk is full\.\n/)
    expect({ code, stdout }).toEqual({ code: 2, stdout: 'b.zip\nearlier\n' })
  })

  it('a backup to a disk that can only be read says so', async () => {
    const { code, stdout, stderr } = await onSmallDisk(
      disk,
      `mount -t tmpfs -o size=50m tmpfs "$0" && mount -o remount,ro "$0"
       "$1" "$2" -C "$3" backup "$0/b.zip"; code=$?; ls -A "$0"; exit $code`,
      original.folder,
    )
    expect(stderr).toMatch(/^This place can be read, and not written to\.\n/)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  it('a restore says so before it writes, and where the disk fills up meanwhile', async () => {
    const file = join(folder, 'to-restore.zip')
    await tradebrief(['-C', original.folder, 'backup', file])
    const script = (before: string) =>
      `mount -t tmpfs -o size=24m tmpfs "$0" && ${before}
       "$1" "$2" restore "$3" "$0/workspace"; code=$?; ls -A "$0"; exit $code`
    const beforehand = await onSmallDisk(disk, script('head -c 20m /dev/zero > "$0/full"'), file)
    expect(beforehand.stderr).toMatch(/^The disk is full\.\n/)
    expect(beforehand).toMatchObject({ code: 2, stdout: 'full\n' })
    const limited = await onSmallDisk(disk, script('ulimit -f 1000; trap "" XFSZ'), file)
    expect(limited).toMatchObject({ code: 2, stdout: '' })
    expect(limited.stderr).toMatch(/^The file is too large for this disk\.\n/)
    const enough = await onSmallDisk(disk, script('true'), file)
    expect(enough).toMatchObject({ code: 0, stderr: '' })
  })
})

describe('a backup or a restore that is stopped', () => {
  it('by Ctrl+C says so and leaves nothing; what a killed one left goes with the next', async () => {
    const target = join(folder, 'stopped')
    await mkdir(target)
    const file = join(target, 'b.zip')
    const stop = async (args: readonly string[], signal: NodeJS.Signals, where: string) => {
      const child = spawn(process.execPath, [binary, ...args], {
        env: { ...process.env, TRADEBRIEF_LANG: 'en' },
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let reported = ''
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        reported += text
      })
      const ended = new Promise<unknown>((resolve) => child.on('close', (code, how) => resolve(how ?? code)))
      while (child.exitCode === null && (await hiddenIn(where)).length === 0)
        await new Promise((resolve) => setTimeout(resolve, 2))
      child.kill(signal)
      return { ended: await ended, told: reported }
    }
    const backup = ['-C', original.folder, 'backup', file]
    const stopped = 'Stopped. What was done stays, and nothing was left half done.\n'
    expect(await stop(backup, 'SIGINT', target)).toEqual({ ended: 'SIGINT', told: stopped })
    expect(await readdir(target)).toEqual([])
    expect((await stop(backup, 'SIGKILL', target)).ended).toBe('SIGKILL')
    expect(await hiddenIn(target)).toHaveLength(1)
    await mkdir(join(target, `.b.zip.${killedMark}-00000000-0000-4000-8000-000000000000`))
    expect((await tradebrief(backup)).code).toBe(0)
    expect(await readdir(target)).toEqual(['b.zip'])

    const restored = join(target, 'restored')
    expect(await stop(['restore', file, restored], 'SIGINT', target)).toEqual({
      ended: 'SIGINT',
      told: stopped,
    })
    expect(await readdir(target)).toEqual(['b.zip'])
    expect((await stop(['restore', file, restored], 'SIGKILL', target)).ended).toBe('SIGKILL')
    expect(existsSync(restored)).toBe(false)
    expect((await tradebrief(['restore', file, restored])).code).toBe(0)
    expect((await readdir(target)).sort()).toEqual(['b.zip', 'restored'])
  })
})

describe('a restore over a workspace', () => {
  it('is refused while a desk has it open, or without --force; else the former stays beside it', async () => {
    const file = join(folder, 'over.zip')
    await tradebrief(['-C', original.folder, 'backup', file])
    const workspace = await copied()
    const desk = await serveDesk({ folder: workspace.folder, port: 0, onError: () => {} })
    const over = await tradebrief(['restore', file, workspace.folder, '--force'])
    await desk.close()
    expect(over).toMatchObject({ code: 2, stdout: '' })
    expect(over.stderr).toMatch(/^A desk is open on this workspace/)
    expect((await tradebrief(['restore', file, workspace.folder])).stderr).toMatch(
      /^This folder is not empty/,
    )
    const within = await tradebrief(['restore', file, '.', '--force'], { cwd: workspace.folder })
    expect(within.stderr).toMatch(/^This is the present folder/)
    await writeFile(join(workspace.folder, 'products', 'later.yaml'), 'x')
    const done = await tradebrief(['restore', file, workspace.folder, '--force', '--json'])
    expect(done.code).toBe(0)
    const { replaced } = JSON.parse(done.stdout)
    expect(await readdir(join(replaced, 'products'))).toContain('later.yaml')
    expect(await readdir(join(workspace.folder, 'products'))).not.toContain('later.yaml')
  })

  it('goes to a new folder named as the workspace was, where none is named', async () => {
    const file = join(folder, 'named.zip')
    const named = join(folder, '简报')
    await cp(original.folder, named, { recursive: true })
    await tradebrief(['-C', named, 'backup', file])
    const here = join(folder, 'here')
    await mkdir(here)
    const { code, stdout } = await tradebrief(['restore', file], { cwd: here })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^The workspace is restored: 简报 \(from a backup of /)
    expect(await readdir(here)).toEqual(['简报'])
  })
})

describe('verify', () => {
  it('finds a ledger that was cut off, which status warns of', async () => {
    const workspace = await copied()
    const path = join(workspace.folder, 'ledger.duckdb')
    const { size } = await stat(path)
    let opened = 0
    for (const share of [0.95, 0.85, 0.7, 0.5]) {
      await cp(join(original.folder, 'ledger.duckdb'), path)
      await truncate(path, Math.floor(size * share))
      const verify = await tradebrief(['-C', workspace.folder, 'verify'])
      expect(verify.code).toBe(1)
      expect(verify.stdout).toMatch(/damaged|cannot be read/)
      const status = await tradebrief(['-C', workspace.folder, 'status'])
      if (status.code !== 0) continue
      opened++
      expect(status.stdout).toContain('1 file loaded')
      expect(status.stderr).toMatch(/^The ledger’s file is not whole: at least [\d,]+ bytes are missing\./)
    }
    expect(opened).toBeGreaterThan(0)
  })

  it('finds every file with a mistake, each with its place', async () => {
    const workspace = await copied()
    const put = async (path: string, text: string) => {
      await mkdir(join(workspace.folder, path, '..'), { recursive: true })
      await writeFile(join(workspace.folder, path), text)
    }
    await put('products/wrong.yaml', 'name: x\n')
    await put('commentary/2023-12/lithium-ion.en.md', '| a | b |\n|---|---|\n| 1 | <b> |\n\n![x](y)\n')
    await put('bulletin/2023-12.export.USD.2024-01-18.json', '{')
    await put('.desk/tokens.json', '[{}]')
    await put('briefs/2023-12/_manifest.json', '{')
    const { code, stdout } = await tradebrief(['-C', workspace.folder, 'verify', '--json'])
    expect(code).toBe(1)
    const { findings, ledger } = JSON.parse(stdout)
    expect(ledger).toEqual({ loads: 1, rows: '100000' })
    expect(
      findings.map(({ severity, where }: { severity: string; where: { file: string } }) => [
        severity,
        where.file,
      ]),
    ).toEqual([
      ['fault', 'products/wrong.yaml'],
      ['fault', 'commentary/2023-12/lithium-ion.en.md'],
      ['fault', 'bulletin/2023-12.export.USD.2024-01-18.json'],
      ['fault', '.desk/tokens.json'],
      ['warning', 'briefs/2023-12/_manifest.json'],
    ])
  })

  it('says in Chinese what it found', async () => {
    const workspace = await copied()
    const { code, stdout } = await tradebrief(['-C', workspace.folder, '--ui', 'zh', 'verify'])
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: '已读：台账 1 次载入，100,000 行；3 个文件。完好。\n',
    })
  })
})
