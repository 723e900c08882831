import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Finding } from '../../src/workspace/doctor/doctor.ts'
import { deskLockFile } from '../../src/workspace/process/desk-lock.ts'
import { binary, isPermitted, type RunOptions, run, tradebrief } from '../support/command.ts'
import { killedMark, otherMachineMark } from '../support/process-marks.ts'
import { repository, sample } from '../support/workspaces.ts'

let base: string
let whole: string
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'tradebrief-doctor-'))
  whole = join(base, 'whole')
  cpSync(join(sample, 'products'), join(whole, 'products'), { recursive: true })
  await tradebrief(['init', whole, '--yes'])
  const loaded = await tradebrief(['-C', whole, 'load', join(sample, 'files'), '--json'])
  expect(loaded.code, loaded.stderr).toBe(0)
})

let copies = 0
/** A copy of a sound workspace, to be broken. */
function copyWorkspace(name = 'workspace'): string {
  const folder = join(base, String(++copies), name)
  cpSync(whole, folder, { recursive: true })
  return folder
}

/** A copy of the program, to be broken; its libraries are links. */
function copyProgram({ without }: { readonly without?: string } = {}): string {
  const folder = join(base, `program-${++copies}`)
  for (const part of ['bin', 'dist', 'typeset', 'samples', 'package.json'])
    cpSync(join(repository, part), join(folder, part), { recursive: true })
  mkdirSync(join(folder, 'node_modules'))
  for (const name of readdirSync(join(repository, 'node_modules')))
    if (name !== without)
      symlinkSync(join(repository, 'node_modules', name), join(folder, 'node_modules', name))
  return join(folder, 'bin', 'tradebrief.js')
}

interface Told {
  readonly code: number | null
  readonly findings: readonly Finding[]
}

/** What doctor finds; the port is left out, since other tests may have it. */
async function examine(
  folder: string,
  options: RunOptions & { readonly program?: string } = {},
): Promise<Told> {
  const args = ['-C', folder, 'doctor', '--json']
  const { code, stdout, stderr } = options.program
    ? await run([process.execPath, options.program, ...args], options)
    : await tradebrief(args, options)
  if (!stdout) throw new Error(stderr)
  const { findings }: { findings: Finding[] } = JSON.parse(stdout)
  return { code, findings: findings.filter(({ subject }) => subject !== 'port') }
}

/** One fault of a subject, in both languages, with something to do. */
function expectFault({ code, findings }: Told, subject: Finding['subject'], words: RegExp): void {
  expect(findings).toHaveLength(1)
  const [finding] = findings
  expect(finding).toMatchObject({ subject, severity: 'fault' })
  expect(finding?.words.en).toMatch(words)
  expect(finding?.words.zh).toMatch(/\p{Script=Han}/u)
  expect(finding?.hint?.en).toMatch(/./)
  expect(finding?.hint?.zh).toMatch(/\p{Script=Han}/u)
  expect(code).toBe(1)
}

const preload = async (name: string, code: string): Promise<NodeJS.ProcessEnv> => {
  const file = join(base, name)
  await writeFile(file, code)
  return { NODE_OPTIONS: `--import=file://${file}` }
}

describe('a sound machine', () => {
  it('has no findings, and says so', async () => {
    expect(await examine(whole)).toEqual({ code: 0, findings: [] })
    const { stdout } = await tradebrief(['--ui', 'zh', '-C', whole, 'doctor'])
    expect(stdout).toContain('已检查这台机器和工作区')
  })
})

describe('a broken machine', () => {
  it('with a Node.js that is too old is told before anything else', async () => {
    const env = await preload(
      'old.mjs',
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } })",
    )
    const { code, stderr } = await tradebrief(['-C', whole, 'doctor'], { env })
    expect(code).toBe(2)
    expect(stderr).toContain('Tradebrief needs Node.js 20.19 or newer; this is 18.20.4.')
  })

  it('with a clock in 1970', async () => {
    const env = await preload(
      'clock.mjs',
      'const Real = Date; globalThis.Date = class extends Real { constructor(...a) { super(...(a.length ? a : [86400000])) } }',
    )
    expectFault(await examine(whole, { env }), 'clock', /clock of this machine says 1970-01-02/)
  })

  it('without a native part', async () => {
    const program = copyProgram({ without: '@myriaddreamin' })
    expectFault(await examine(whole, { program }), 'native', /PDF typesetter/)
  })

  it('without the engine of the ledger, which is said once', async () => {
    const program = copyProgram({ without: '@duckdb' })
    expectFault(await examine(whole, { program }), 'native', /engine of the ledger/)
  })

  it('without a font', async () => {
    const program = copyProgram()
    await rm(join(program, '../../typeset/TradebriefHei.otf'))
    expectFault(await examine(whole, { program }), 'fonts', /missing: TradebriefHei\.otf/)
  })

  it('with a font that was cut off', async () => {
    const program = copyProgram()
    await truncate(join(program, '../../typeset/TradebriefSong.otf'), 1_000_000)
    expectFault(await examine(whole, { program }), 'fonts', /not whole: TradebriefSong\.otf/)
  })

  it('whose usual port is taken', async () => {
    const server = createServer().listen(4180, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve).once('error', resolve))
    const { stdout } = await tradebrief(['-C', whole, 'doctor', '--json'])
    server.close()
    expect(JSON.parse(stdout).findings).toMatchObject([{ subject: 'port', severity: 'warning' }])
  })
})

const canMount = process.platform === 'linux' && isPermitted('unshare', '-rm', 'true')

describe.skipIf(!canMount)('a disk', () => {
  const mounted = (folder: string, how: string): RunOptions => ({
    by: ['unshare', '-rm', 'sh', '-c', `${how} && exec "$@"`, 'sh'],
    cwd: folder,
  })

  it('that can only be read', async () => {
    const folder = copyWorkspace()
    const how = `mount --bind '${folder}' '${folder}' && mount -o remount,bind,ro '${folder}'`
    const { code, findings } = await examine(folder, mounted(base, how))
    expect(findings.filter(({ subject }) => subject === 'folder')).toMatchObject([
      { severity: 'fault', words: { en: 'This place can be read, and not written to.' } },
    ])
    expect(code).toBe(1)
  })

  it('that is full', async () => {
    const folder = copyWorkspace()
    const disk = join(base, 'disk')
    mkdirSync(disk)
    const how = `mount -t tmpfs -o size=9m tmpfs '${disk}' && cp -r '${folder}/.' '${disk}' && { head -c 9m /dev/zero > '${disk}/filler' 2>/dev/null || true; }`
    const { code, findings } = await examine(disk, mounted(base, how))
    expect(findings).toMatchObject([
      { subject: 'folder', severity: 'fault', words: { en: 'The disk is full.' } },
      { subject: 'disk', severity: 'warning' },
    ])
    expect(code).toBe(1)
  })
})

describe('a broken workspace', () => {
  it('that is not there', async () => {
    const { code, findings } = await examine(join(base, 'nowhere'))
    expect(findings).toMatchObject([{ subject: 'workspace', severity: 'fault' }])
    expect(code).toBe(1)
  })

  it('with a mistake in its YAML', async () => {
    const folder = copyWorkspace()
    await writeFile(join(folder, 'tradebrief.yaml'), 'issuer: [中国\n')
    const report = await examine(folder)
    expectFault(report, 'workspace', /./)
    expect(report.findings[0]?.where).toMatchObject({ file: 'tradebrief.yaml' })
  })

  it('with a damaged ledger', async () => {
    const folder = copyWorkspace()
    await truncate(join(folder, 'ledger.duckdb'), 20_000)
    const { code, findings } = await examine(folder)
    expect(findings).toMatchObject([{ subject: 'workspace', severity: 'fault' }])
    expect(code).toBe(1)
  })

  it('with a ledger newer than the program', async () => {
    const folder = copyWorkspace()
    const instance = await DuckDBInstance.create(join(folder, 'ledger.duckdb'))
    const connection = await instance.connect()
    await connection.run('UPDATE ledger SET version = 9999')
    connection.closeSync()
    instance.closeSync()
    expectFault(await examine(folder), 'workspace', /knows formats up to/)
  })

  it('with a ledger that synchronisation has emptied', async () => {
    const folder = copyWorkspace()
    await truncate(join(folder, 'ledger.duckdb'), 0)
    expectFault(await examine(folder), 'workspace', /not a ledger/)
  })

  it('with a mistake in a product, though another is based on it', async () => {
    const folder = copyWorkspace()
    expect(await readFile(join(folder, 'products', 'united-states.yaml'), 'utf8')).toContain('lithium-ion')
    await writeFile(join(folder, 'products', 'lithium-ion.yaml'), 'name: [\n')
    const report = await examine(folder)
    expectFault(report, 'workspace', /not valid YAML/)
    expect(report.findings[0]?.where).toMatchObject({ file: 'products/lithium-ion.yaml', line: 2 })
  })

  it('with a commentary that is no text', async () => {
    const folder = copyWorkspace()
    mkdirSync(join(folder, 'commentary', '2023-12'), { recursive: true })
    await writeFile(join(folder, 'commentary', '2023-12', 'lithium-ion.md'), Buffer.from([0xff, 0xfe, 0]))
    expectFault(await examine(folder), 'workspace', /no text in UTF-8/)
  })

  it('with a file that is in a cloud alone, as Windows has them', async () => {
    const env = await preload(
      'cloud.mjs',
      `import fs from 'node:fs/promises'
       import { syncBuiltinESMExports } from 'node:module'
       const { open } = fs
       fs.open = (path, ...more) => String(path).endsWith('united-states.yaml')
         ? Promise.reject(new Error("UNKNOWN: unknown error, open '" + path + "'")) : open(path, ...more)
       syncBuiltinESMExports()`,
    )
    const report = await examine(whole, { env })
    expectFault(report, 'workspace', /system cannot read or write/)
    expect(report.findings[0]?.where?.file).toMatch(/united-states\.yaml$/)
    expect(report.findings[0]?.hint?.en).toContain('Always keep on this device')
  })

  it('without its folder of products', async () => {
    const folder = copyWorkspace()
    await rm(join(folder, 'products'), { recursive: true })
    expectFault(await examine(folder), 'products', /folder of products is missing/)
  })

  it.each([
    [killedMark, /left its lock/],
    [otherMachineMark, /another machine/],
  ])('with the lock of a desk that is no more: %s', async (mark, words) => {
    const folder = copyWorkspace()
    mkdirSync(join(folder, '.desk'), { recursive: true })
    const endpoint = { url: 'http://127.0.0.1:1', secret: 'x' }
    const lock = { process: mark, url: 'http://127.0.0.1:1', endpoint }
    await writeFile(join(folder, deskLockFile), JSON.stringify(lock))
    const { code, findings } = await examine(folder)
    expect(findings).toMatchObject([{ subject: 'desk', severity: 'warning' }])
    expect(findings[0]?.words.en).toMatch(words)
    expect(code).toBe(0)
    expect(await readFile(join(folder, deskLockFile), 'utf8')).toBe(JSON.stringify(lock))
  })

  it('in a folder that is synchronised', async () => {
    const { code, findings } = await examine(copyWorkspace('OneDrive - 公司/简报'))
    expect(findings).toMatchObject([{ subject: 'folder', severity: 'warning' }])
    expect(code).toBe(0)
  })
})

const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups']
const isRoot = process.getuid?.() === 0
const canBeAnother =
  !isRoot || isPermitted(nobody[0] ?? '', ...nobody.slice(1), process.execPath, binary, '--version')

describe.skipIf(process.platform === 'win32' || !canBeAnother)('permissions', () => {
  /** As a user who is not root, whom no permission would bind. */
  const examineAsUser = (folder: string) =>
    examine(folder, { env: { HOME: base }, ...(isRoot && { by: nobody }) })
  const copyWithin = async () => {
    const folder = copyWorkspace()
    for (const path of [base, join(folder, '..')]) await chmod(path, 0o755)
    return folder
  }
  const faults = ({ findings }: Told) => findings.filter(({ severity }) => severity === 'fault')

  it('that keep the user from writing in the folder', async () => {
    const folder = await copyWithin()
    await chmod(folder, 0o555)
    const report = faults(await examineAsUser(folder))
    expect(report).toMatchObject([{ subject: 'folder', where: { file: folder } }])
    expect(report[0]?.words.en).toContain('no permission')
  })

  it('that keep the user from entering the folder: its products are not said to be missing', async () => {
    const folder = await copyWithin()
    await chmod(folder, 0o666)
    const report = faults(await examineAsUser(folder))
    expect(report.map(({ subject }) => subject)).toEqual(['folder', 'products', 'workspace'])
    for (const { words } of report) expect(words.en).toContain('no permission')
  })

  it.each(['ledger.duckdb', 'products/united-states.yaml'])(
    'that keep the user from reading %s',
    async (name) => {
      const folder = await copyWithin()
      await chmod(folder, 0o777)
      await chmod(join(folder, name), 0)
      const report = faults(await examineAsUser(folder))
      expect(report).toMatchObject([{ subject: 'workspace', where: { file: join(folder, name) } }])
      expect(report[0]?.words.en).toContain('no permission')
    },
  )

  it('that let other users read the tokens', async () => {
    const folder = copyWorkspace()
    expect((await tradebrief(['-C', folder, 'token', 'add', '王芳', '--role', 'editor'])).code).toBe(0)
    await chmod(folder, 0o700)
    await chmod(join(folder, '.desk', 'tokens.json'), 0o644)
    const { code, findings } = await examine(folder)
    expect(findings).toMatchObject([{ subject: 'workspace', severity: 'warning' }])
    expect(findings[0]?.words.en).toContain('chmod 600')
    expect(code).toBe(0)
  })
})
