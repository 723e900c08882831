import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { run } from '../support/command.ts'
import { repository } from '../support/workspaces.ts'

const loader = join(repository, 'bin', 'kept-code.js')

let folder: string
const kept = () => join(folder, 'cache', 'kept')
const packs = () => readdirSync(kept()).sort()

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tradebrief-kept-'))
  await mkdir(join(folder, 'program'))
  await program("const { say } = require('./words-1a2b3c4d.cjs')\nexports.say = say")
  await words('good morning')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const program = (text: string) => writeFile(join(folder, 'program', 'entry.cjs'), text)
/** Compiled when it is called, as most functions are. */
const words = (text: string) =>
  writeFile(
    join(folder, 'program', 'words-1a2b3c4d.cjs'),
    `exports.say = function () { return ${JSON.stringify(text)} }`,
  )

/** What the program says in a process of its own. */
async function said(use = 'greet', options: readonly string[] = []): Promise<string> {
  const entry = join(folder, 'program', 'entry.cjs')
  const script = `Promise.resolve(require(${JSON.stringify(loader)}).requireKept(${JSON.stringify(entry)}, ${JSON.stringify(kept())}, '${use}').say()).then(console.log)`
  const { code, stdout, stderr } = await run([process.execPath, ...options, '-e', script])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout.trim()
}

it('a program is run as it is written, and what was compiled of it is kept for the user alone', async () => {
  expect(await said()).toBe('good morning')
  const [pack = ''] = packs()
  expect(packs()).toHaveLength(1)
  expect(pack).toMatch(/^greet-[\da-f]{8}\.code$/)
  if (process.platform === 'win32') return
  expect(statSync(kept()).mode & 0o777).toBe(0o700)
  expect(statSync(join(kept(), pack)).mode & 0o777).toBe(0o600)
})

it('what was kept is taken up again: a file is known by its name, which bears a digest of its content', async () => {
  await said()
  // No build does this: V8 looks at the length alone.
  await words('good evening')
  expect(await said()).toBe('good morning')
  await words('good night, all')
  expect(await said()).toBe('good night, all')
})

it('an entry is known by its content', async () => {
  await said()
  await program("const { say } = require('./words-1a2b3c4d.cjs')\nexports.say = () => say() + '!'")
  expect(await said()).toBe('good morning!')
  expect(packs()).toHaveLength(2)
})

it('each use has its own, and so has each set of V8’s flags', async () => {
  await said('greet')
  await said('part')
  await said('part', ['--no-opt'])
  expect(packs().map((name) => name.split('-')[0])).toEqual(['greet', 'part', 'part'])
})

it('what a later run requires is kept beside what was', async () => {
  await program(
    "exports.say = () => process.env.LATE ? require('./late-5e6f7a8b.cjs') : require('./words-1a2b3c4d.cjs').say()",
  )
  await writeFile(join(folder, 'program', 'late-5e6f7a8b.cjs'), "module.exports = 'it is late'")
  await said()
  const [pack = ''] = packs()
  const names = (): readonly string[] => {
    const bytes = readFileSync(join(kept(), pack))
    const heading: readonly [string, number][] = JSON.parse(
      bytes.toString('latin1', 8, 8 + bytes.readUInt32LE(0)),
    )
    return heading.map(([name]) => name)
  }
  expect(names()).toEqual(['entry.cjs', 'words-1a2b3c4d.cjs'])
  process.env.LATE = '1'
  try {
    expect(await said()).toBe('it is late')
  } finally {
    delete process.env.LATE
  }
  expect(names()).toEqual(['entry.cjs', 'words-1a2b3c4d.cjs', 'late-5e6f7a8b.cjs'])
})

it('what is kept can import, and require what Node and packages have', async () => {
  await program(
    "const { sep } = require('node:path')\nexports.say = async () => (await module.importing('node:path')).sep === sep ? 'the same' : 'another'",
  )
  expect(await said()).toBe('the same')
  expect(await said()).toBe('the same')
})

it('a pack that is damaged is not taken up, but made anew', async () => {
  await said()
  const [pack = ''] = packs()
  const path = join(kept(), pack)
  const whole = readFileSync(path)
  const torn = Buffer.from(whole)
  torn[whole.length - 5] = (torn.at(-5) ?? 0) ^ 255
  for (const damaged of [torn, whole.subarray(0, 100), Buffer.alloc(0)]) {
    await writeFile(path, damaged)
    expect(await said()).toBe('good morning')
    expect(readFileSync(path).length).toBe(whole.length)
  }
})

it('where nothing can be kept, the program runs nevertheless', async () => {
  await mkdir(join(folder, 'cache'))
  await writeFile(kept(), 'a file where the folder should be')
  expect(await said()).toBe('good morning')
  await rm(kept())
  chmodSync(join(folder, 'cache'), 0o500)
  expect(await said()).toBe('good morning')
  chmodSync(join(folder, 'cache'), 0o700)
})

it('what was kept longest ago goes when there are too many', async () => {
  await mkdir(kept(), { recursive: true })
  for (let at = 0; at < 60; at++) await writeFile(join(kept(), `old-${at}.code`), '')
  await said()
  expect(packs()).toHaveLength(40)
  expect(packs().some((name) => name.startsWith('greet'))).toBe(true)
})
