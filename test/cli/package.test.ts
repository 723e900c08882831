import { readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import * as nodeModule from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundledPackages } from '../../scripts/licences.js'
import { usualFormats } from '../../src/press/press.ts'
import { run, tradebrief } from '../support/command.ts'
import { repository } from '../support/workspaces.ts'

interface Locked {
  readonly resolved?: string
  readonly hasInstallScript?: boolean
  readonly dev?: boolean
}

const lock: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
  readFileSync(join(repository, 'package-lock.json'), 'utf8'),
)
const packages = Object.entries(lock.packages)

describe('what is installed with it', () => {
  it('runs no scripts at installation', () => {
    const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)
    // Of the tests' own tools, and only on macOS.
    expect(scripted.filter((path) => !path.endsWith('/fsevents'))).toEqual([])
    expect(packages.length).toBeGreaterThan(50)
  })

  it('may be passed on: its licences are those that tools/dependencies permits', async () => {
    const script = join(repository, 'tools', 'dependencies', 'dependencies.ts')
    const { code, stdout } = await run(
      [process.execPath, join(repository, 'scripts', 'run.js'), script, '--offline'],
      { cwd: repository },
    )
    expect(stdout).toMatch(
      /^\d+ packages are shipped\nNOT CHECKED: .*--offline\nnothing was found in what was checked\n$/,
    )
    expect(code).toBe(0)
  })

  it('comes from whatever registry the user has', () => {
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
  })

  it('has the licence of each package whose code was taken into our own', () => {
    const texts = readFileSync(join(repository, 'dist', 'LICENSES.txt'), 'utf8')
    const bundled = bundledPackages(join(repository, 'dist'))
    expect(bundled).toContain('zod')
    for (const name of bundled) expect(texts).toMatch(new RegExp(`^${name} \\d`, 'm'))
    expect(texts.match(/permission/gi)?.length).toBeGreaterThanOrEqual(bundled.length)
  })

  it('has it of those whose code is in the browser’s side too', () => {
    const texts = readFileSync(join(repository, 'dist', 'web', 'LICENSES.md'), 'utf8')
    expect(texts).toMatch(/^## preact/m)
    expect(texts).toMatch(/permission is hereby granted/i)
  })

  // It was 480 before the validator of HTML and the reader of feeds, which tests alone use, and the protocol's SDK.
  it('stays under 500 MB in a checkout, with all that builds, tests and documents it', () => {
    expect(megabytesOf(join(repository, 'node_modules'))).toBeLessThan(500)
  })
})

describe('the package', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tradebrief-package-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const npm = (args: readonly string[], cwd: string) => run(['npm', ...args], { cwd })

  it('installs into an empty folder and runs from there', async ({ skip }) => {
    // The build is there and fresh: to make it again would take it from under the other tests.
    const packed = await npm(['pack', '--ignore-scripts', '--json', '--pack-destination', folder], repository)
    expect(packed.code, packed.stderr).toBe(0)
    const [{ filename, files }] = JSON.parse(packed.stdout)
    const paths: string[] = files.map(({ path }: { path: string }) => path)
    expect(paths).toContain('bin/tradebrief.js')
    expect(paths).toContain('samples/lithium-ion/products/lithium-ion.yaml')
    expect(paths.filter((path) => /^(src|test|scripts|node_modules)\//.test(path))).toEqual([])

    const empty = join(folder, 'empty')
    await mkdir(empty)
    await writeFile(join(empty, 'package.json'), '{}')
    const options = ['--prefer-offline', '--no-audit', '--no-fund', '--fetch-retries', '0']
    const installed = await npm(['install', join(folder, filename), ...options], empty)
    if (/ENOTCACHED|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN/.test(installed.stderr)) {
      console.warn('skipped: the packages that it needs are neither in the cache of npm nor to be had')
      skip()
    }
    expect(installed.code, installed.stderr).toBe(0)
    expect(megabytesOf(join(empty, 'node_modules'))).toBeLessThan(250)

    const npx = (...args: string[]) => run(['npx', '--no-install', 'tradebrief', ...args], { cwd: empty })
    const help = await npx('--help')
    expect(help).toMatchObject({ code: 0, stderr: '' })
    expect(help.stdout).toContain('Usage: tradebrief')
    const demo = await npx('demo')
    expect(demo.code, demo.stderr).toBe(0)
    const brief = join(empty, 'tradebrief-demo', 'briefs', '2023-12')
    expect(readdirSync(brief)).toHaveLength(2 * (usualFormats.length + 1) + 1) // in two languages with pages of checks, and the manifest
    expect(readFileSync(join(brief, 'lithium-ion.md'), 'utf8')).toContain(
      '# 中国锂离子蓄电池贸易简报（2023年12月）',
    )
  })
})

describe('the cache of compiled code', () => {
  const startWith = async (env: NodeJS.ProcessEnv) => {
    const folder = await mkdtemp(join(tmpdir(), 'tradebrief-compiled-'))
    try {
      expect(
        await tradebrief(['--version'], {
          env: { ...env, TMPDIR: folder, TEMP: folder, XDG_CACHE_HOME: join(folder, 'caches') },
        }),
      ).toMatchObject({ code: 0, stderr: '' })
      return readdirSync(folder)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  // Node 20 has none.
  const hasCompileCache = 'enableCompileCache' in nodeModule

  it('lies in the user’s own folder of caches', async () => {
    expect(await startWith({ NODE_COMPILE_CACHE: undefined })).toEqual(hasCompileCache ? ['caches'] : [])
  })

  it('is not written where the user says so', async () => {
    expect(await startWith({ NODE_DISABLE_COMPILE_CACHE: '1' })).toEqual([])
  })
})

function megabytesOf(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return (
    files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0) / 1_000_000
  )
}
