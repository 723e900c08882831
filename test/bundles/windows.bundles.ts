import { execFileSync, spawn } from 'node:child_process'
import { closeSync, cpSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isPermitted } from '../support/command.ts'
import {
  buildArguments,
  buildInCheckout,
  bundleFile,
  differences,
  makeFolder,
  readBriefs,
} from './bundles.ts'

const canRun = process.platform === 'linux' && isPermitted('wine', '--version')
const prefix = canRun ? makeFolder('wine') : ''
const env = {
  ...process.env,
  HOME: prefix,
  WINEPREFIX: prefix,
  WINEDEBUG: '-all',
  WINEARCH: 'win64',
  DISPLAY: '',
  TRADEBRIEF_LANG: 'en',
}
/** Chinese, spaces, and long: with what the bundle has, paths are about 200 characters. */
const home = join(prefix, 'drive_c', '贸易 简报', '某某进出口商会 统计与信息部')
const program = join(home, 'Tradebrief')
const output = join(prefix, 'output.txt')

/** Runs a Windows program to its end; Wine passes on files, not pipes. */
async function wine(...args: string[]): Promise<{ code: number | null; text: string }> {
  const file = openSync(output, 'w')
  const child = spawn('wine', args, { env, cwd: program, stdio: ['ignore', file, file] })
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  closeSync(file)
  return { code, text: readFileSync(output, 'utf8') }
}
const tradebrief = (...args: string[]) => wine('node/node.exe', 'app/bin/tradebrief.js', ...args)

/** Wine has no `bcryptprimitives.dll`, which Windows has: a stand-in is compiled where the compiler is installed. */
function addRandomNumbers(): boolean {
  const source = `#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count) { return SystemFunction036(bytes, (ULONG)count); }`
  const library = join(prefix, 'drive_c/windows/system32/bcryptprimitives.dll')
  try {
    execFileSync('x86_64-w64-mingw32-gcc', ['-shared', '-x', 'c', '-', '-o', library, '-ladvapi32'], {
      input: source,
    })
    return true
  } catch {
    console.warn('NOT TESTED here: PDF of the bundle for Windows (x86_64-w64-mingw32-gcc is missing)')
    return false
  }
}

/** Wine resets connections while a program without a window starts: some seconds are allowed for the first answer. */
async function statusOf(url: string): Promise<number | null> {
  for (let tries = 0; tries < 20; tries++) {
    const answer = await fetch(url).catch(() => null)
    if (answer) return answer.status
    await pause(500)
  }
  return null
}

/** The lock of the desk, once it is open: Wine makes a link of the documents where the home folder has them. */
async function findLock(): Promise<string> {
  for (let tries = 0; tries < 600; tries++) {
    const [file] = execFileSync('find', [prefix, '-name', 'desk.json'], { encoding: 'utf8' }).split('\n')
    if (file) return file
    await pause(100)
  }
  throw new Error('the desk did not open')
}

describe.skipIf(!canRun)('the bundle for Windows under Wine', () => {
  beforeAll(async () => {
    execFileSync('winecfg', ['-v', 'win10'], { env, stdio: 'ignore' })
    mkdirSync(home, { recursive: true })
    execFileSync('unzip', ['-q', bundleFile('windows-x64', 'zip'), '-d', home])
  })
  afterAll(() => {
    if (canRun) execFileSync('wineserver', ['-k'], { env, stdio: 'ignore' })
  })

  it('loads the sample and builds it in all formats with the bytes of the checkout', async () => {
    const wanted = await buildInCheckout()
    mkdirSync(join(home, 'ws'))
    cpSync(join(program, 'app/samples/lithium-ion/products'), join(home, 'ws/products'), { recursive: true })
    for (const args of [
      ['init', '../ws', '--yes'],
      ['-C', '../ws', 'load', 'app/samples/lithium-ion/files'],
    ]) {
      const { code, text } = await tradebrief(...args)
      expect(code, text).toBe(0)
    }
    const first = await tradebrief('-C', '../ws', ...buildArguments)
    expect(first.code, first.text).toBe(0)
    expect(first.text).toContain('The PDF typesetter (Typst) does not run on this machine')
    expect(first.text).toContain('Visual C++')
    expect(
      differences(wanted, readBriefs(join(home, 'ws'))).filter((name) => !name.endsWith('.pdf')),
    ).toEqual([])
    if (!addRandomNumbers()) return
    const second = await tradebrief('-C', '../ws', ...buildArguments, '--force')
    expect(second.code, second.text).toBe(0)
    expect(differences(wanted, readBriefs(join(home, 'ws')))).toEqual([])
  })

  // Unfinished: the launcher starts the desk under Wine and opens the browser, then the desk ends within two seconds and leaves
  // its lock. Whether Windows does so too, or only Wine's hidden console, is not known.
  it.fails('opens the desk without a window, and writes nothing to its folder; a second start opens the same', async () => {
    const listing = () =>
      execFileSync('find', [program, '-printf', '%p %T@\n'], { encoding: 'utf8', maxBuffer: 64e6 })
    const before = listing()
    const starting = wine('wscript.exe', 'Tradebrief.vbs')
    const lockFile = await findLock()
    const { url } = JSON.parse(readFileSync(lockFile, 'utf8'))
    expect(await statusOf(url)).toBe(200)
    expect((await wine('wscript.exe', 'Tradebrief.vbs')).code).toBe(0)
    expect(JSON.parse(readFileSync(lockFile, 'utf8')).url).toBe(url)
    expect((await wine('wscript.exe', 'Close Tradebrief.vbs')).code).toBe(0)
    await starting
    expect(existsSync(lockFile)).toBe(false)
    expect(listing()).toBe(before)
  })

  it('is replaced by the next one, and the workspace has all that it had', async () => {
    const before = await tradebrief('-C', '../ws', 'status', '--json')
    expect(before.code, before.text).toBe(0)
    renameSync(program, join(home, 'old'))
    execFileSync('unzip', ['-q', bundleFile('windows-x64', 'zip'), '-d', home])
    expect(await tradebrief('-C', '../ws', 'status', '--json')).toEqual(before)
  })
})
