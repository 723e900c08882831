import { execFileSync, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { isPermitted } from '../support/command.ts'
import { bundleFile, makeFolder } from './bundles.ts'

export const canRun = process.platform === 'linux' && isPermitted('wine', '--version')
/** Wine's drive, which is also the home folder: Wine links the documents of its user to it. */
const prefix = canRun ? makeFolder('wine') : ''
export const documents = prefix
const env = {
  ...process.env,
  HOME: prefix,
  WINEPREFIX: prefix,
  WINEDEBUG: '-all',
  WINEARCH: 'win64',
  DISPLAY: '',
  TRADEBRIEF_LANG: 'en',
}

/** Chinese, spaces, and long: of Windows' 260 characters the longest file of the bundle has more than 200. */
export const home = join(
  prefix,
  'drive_c',
  '贸易 简报 2026',
  '某某进出口商会 统计与信息部 月度简报 (正式版)',
  '共享 程序 请勿修改 please do not change anything in here',
)
export const program = join(home, 'Tradebrief')
/** As Windows names it. */
export const toWindowsPath = (path: string): string =>
  `C:${path.slice(join(prefix, 'drive_c').length).replaceAll('/', '\\')}`

export function setUpWine(): void {
  execFileSync('winecfg', ['-v', 'win10'], { env, stdio: 'ignore' })
  mkdirSync(home, { recursive: true })
  unpack(home)
}

export function stopWine(): void {
  if (canRun) execFileSync('wineserver', ['-k'], { env, stdio: 'ignore' })
}

const canMount =
  canRun && process.getuid?.() === 0 && isPermitted('unshare', '-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt')
/** Lets nobody write to the program's folder while something runs, where this user may mount. */
export async function whileReadOnly(act: () => Promise<void>): Promise<void> {
  if (!canMount) return act()
  execFileSync('mount', ['--bind', program, program])
  try {
    execFileSync('mount', ['-o', 'remount,bind,ro', program])
    expect(() => writeFileSync(join(program, 'probe'), '')).toThrow('EROFS')
    await act()
  } finally {
    // Wine's own programs may still run there.
    execFileSync('umount', ['--lazy', program])
  }
}

export function unpack(folder: string): void {
  execFileSync('unzip', ['-q', bundleFile('windows-x64', 'zip'), '-d', folder])
}

let runs = 0
/**
 * Runs a Windows program to its end, in the program's folder; Wine passes on files, not pipes. The code is null of one
 * that does not end within eight minutes.
 */
export async function wine(...args: string[]): Promise<{ code: number | null; text: string }> {
  const output = join(prefix, `output-${++runs}.txt`)
  const file = openSync(output, 'w')
  const child = spawn('wine', args, {
    ...{ env, cwd: program, stdio: ['ignore', file, file] },
    ...{ timeout: 480_000, killSignal: 'SIGKILL' },
  })
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  closeSync(file)
  return { code, text: readFileSync(output, 'utf8') }
}

/** Wine has no `bcryptprimitives.dll`, which Windows has: a stand-in is compiled where the compiler is installed. */
export function addRandomNumbers(): boolean {
  const source = `#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count) { return SystemFunction036(bytes, (ULONG)count); }`
  const library = join(prefix, 'drive_c/windows/system32/bcryptprimitives.dll')
  if (existsSync(library)) return true
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

/** Waits for something of a desk that starts; some minutes on a busy machine. */
export async function eventually<Value>(look: () => Promise<Value | null>): Promise<Value> {
  for (const end = Date.now() + 180_000; Date.now() < end; await pause(200)) {
    const value = await look()
    if (value !== null) return value
  }
  throw new Error('it did not come about in three minutes')
}
