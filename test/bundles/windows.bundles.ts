import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formats } from '../../src/press/formats/formats.ts'
import { sample } from '../support/workspaces.ts'
import { buildArguments, buildInCheckout, bundleVersion, differences, readBriefs } from './bundles.ts'
import {
  addRandomNumbers,
  canRun,
  documents,
  eventually,
  home,
  program,
  setUpWine,
  stopWine,
  toWindowsPath,
  unpack,
  whileReadOnly,
  wine,
} from './wine.ts'

const tradebrief = (...args: string[]) => wine('node/node.exe', 'app/bin/tradebrief.js', ...args)
const openLauncher = () => wine('wscript.exe', 'Tradebrief.vbs')
const closeLauncher = () => wine('wscript.exe', 'Close Tradebrief.vbs')

/** Where the launcher opens the desk: Wine's Script Host does not know the documents, so it is the usual folder. */
const deskWorkspace = join(documents, 'Tradebrief')
const lockFile = join(deskWorkspace, '.desk', 'desk.json')

interface Lock {
  readonly url: string
  readonly version: string
}
const readLock = (): Lock | null => {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8'))
  } catch {
    return null
  }
}
/** The lock of the desk once it answers. */
const findDesk = (version = bundleVersion): Promise<Lock> =>
  eventually(async () => {
    const lock = readLock()
    if (lock?.version !== version) return null
    const answer = await fetch(lock.url).catch(() => null)
    return answer?.status === 200 ? lock : null
  })

/** Asks the desk that runs. */
async function ask(method: string, path: string, body?: object | Buffer) {
  const url = `${readLock()?.url}${path}`
  const isFile = Buffer.isBuffer(body)
  const headers = { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }
  const sent = isFile ? new Uint8Array(body) : JSON.stringify(body)
  const answer = await fetch(url, { method, ...(body && { headers, body: sent }) })
  const text = await answer.text()
  expect(answer.ok, `${method} ${path}: ${text}`).toBe(true)
  return JSON.parse(text)
}
const endOfJob = (id: string) =>
  eventually(async () => {
    const job = await ask('GET', `/api/jobs/${id}`)
    return job.state === 'done' || job.state === 'failed' ? job : null
  })

/** Hands in a file with its sidecar, and loads it. */
async function loadAtDesk(name: string): Promise<void> {
  const file = readFileSync(join(sample, 'files', name))
  const { id } = await ask('POST', `/api/uploads?name=${encodeURIComponent(name)}`, file)
  const text = readFileSync(join(sample, 'files', `${name}.yaml`), 'utf8')
  await ask('PUT', `/api/uploads/${id}/sidecar`, { text })
  const job = await ask('POST', '/api/loads', { upload: id })
  expect(await endOfJob(job.id)).toMatchObject({ state: 'done', changed: true })
}

/** Files of the program, with the times of their last change. */
const listProgram = (): string =>
  execFileSync('find', [program, '-printf', '%p %T@\n'], { encoding: 'utf8', maxBuffer: 64e6 })

describe.skipIf(!canRun)('the bundle for Windows under Wine', () => {
  let wanted: ReadonlyMap<string, Buffer>
  beforeAll(async () => {
    setUpWine()
    wanted = await buildInCheckout()
  })
  afterAll(stopWine)

  it('lies at paths of more than 200 characters with Chinese letters and spaces', () => {
    const files = readdirSync(program, { recursive: true, encoding: 'utf8' })
    const longest = Math.max(...files.map((file) => toWindowsPath(join(program, file)).length))
    expect(longest).toBeGreaterThan(200)
    expect(longest).toBeLessThan(260)
  })

  it('runs in a command window', async () => {
    const { code, text } = await wine('cmd.exe', '/c', 'tradebrief.cmd', '--version')
    expect({ code, text: text.trim() }).toEqual({ code: 0, text: bundleVersion })
  })

  it('loads the sample and builds it in all formats with the bytes of the checkout', async () => {
    mkdirSync(join(home, 'ws'))
    cpSync(join(program, 'app/samples/lithium-ion/products'), join(home, 'ws/products'), { recursive: true })
    for (const args of [
      ['init', '../ws', '--yes'],
      ['-C', '../ws', 'load', 'app/samples/lithium-ion/files'],
    ]) {
      const { code, text } = await tradebrief(...args)
      expect(code, text).toBe(0)
    }
    const first = await tradebrief('-C', '../ws', 'build', '2023-12', 'lithium-ion', '--formats', 'pdf,md')
    expect(first.code, first.text).toBe(0)
    expect(first.text).toContain('The PDF typesetter (Typst) does not run on this machine')
    expect(first.text).toContain('Visual C++')
    const isTypeset = addRandomNumbers()
    const built = await tradebrief('-C', '../ws', ...buildArguments, '--force')
    expect(built.code, built.text).toBe(0)
    const missing = differences(wanted, readBriefs(join(home, 'ws')))
    expect(missing.filter((name) => isTypeset || !name.endsWith('.pdf'))).toEqual([])
  })

  it('opens the desk without a window from a folder that cannot be written; there a month is loaded and built', async () => {
    const isTypeset = addRandomNumbers()
    const before = listProgram()
    await whileReadOnly(async () => {
      const starting = openLauncher()
      const { url } = await findDesk()
      cpSync(join(sample, 'products'), join(deskWorkspace, 'products'), { recursive: true })
      const files = readdirSync(join(sample, 'files')).filter((name) => name.endsWith('.csv'))
      for (const name of files) await loadAtDesk(name)
      const products = readdirSync(join(sample, 'products')).map((name) => name.replace('.yaml', ''))
      const request = { products, period: '2023-12', languages: ['zh', 'en'], formats }
      const { id } = await ask('POST', '/api/builds', request)
      expect(await endOfJob(id)).toMatchObject({ state: 'done' })
      const missing = differences(wanted, readBriefs(deskWorkspace))
      expect(missing.filter((name) => isTypeset || !name.endsWith('.pdf'))).toEqual([])

      expect(await openLauncher()).toMatchObject({ code: 0 })
      expect(readLock()?.url).toBe(url)
      expect(await closeLauncher()).toMatchObject({ code: 0 })
      await starting
      expect(existsSync(lockFile)).toBe(false)
    })
    expect(listProgram()).toBe(before)
  })

  it('is replaced by the next version, which closes the desk of the earlier one and has all its data', async () => {
    const isTypeset = addRandomNumbers()
    const starting = openLauncher()
    await findDesk()
    const before = await ask('GET', '/api/loads')
    const folder = join(home, '下一版')
    unpack(folder)
    const next = raiseVersion(join(folder, 'Tradebrief'))
    const startingNext = wine('wscript.exe', toWindowsPath(join(folder, 'Tradebrief', 'Tradebrief.vbs')))
    await findDesk(next)
    await starting
    expect(await ask('GET', '/api/loads')).toEqual(before)
    const missing = differences(wanted, readBriefs(deskWorkspace))
    expect(missing.filter((name) => isTypeset || !name.endsWith('.pdf'))).toEqual([])
    expect(await closeLauncher()).toMatchObject({ code: 0 })
    await startingNext
  })
})

/** Makes an unpacked program the next version of itself. */
function raiseVersion(unpacked: string): string {
  const next = bundleVersion.replace(/\d+$/, (last) => String(Number(last) + 1))
  const folder = join(unpacked, 'app', 'dist')
  const file = readdirSync(folder).find((name) => /^package-.*\.js$/.test(name)) ?? ''
  const code = readFileSync(join(folder, file), 'utf8')
  expect(code).toContain(`"${bundleVersion}"`)
  writeFileSync(join(folder, file), code.replace(`"${bundleVersion}"`, `"${next}"`))
  return next
}
