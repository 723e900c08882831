import { execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import { repository } from './workspaces.ts'

export const binary = join(repository, 'bin', 'tradebrief.js')

// A stale build is made anew here, so that no test pays for it, or measures it.
execFileSync(process.execPath, [binary, '--version'])

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv
  readonly cwd?: string
  /** What the command is run by, such as `['unshare', '-rn']`. */
  readonly by?: readonly string[]
}

/** Runs the real command in a process of its own, where no person watches, in English unless it says otherwise. */
export function tradebrief(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return run([...(options.by ?? []), process.execPath, binary, ...args], options)
}

/** Runs a program to its end. */
export function run([program = '', ...args]: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: { ...process.env, TRADEBRIEF_LANG: 'en', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    )
  })
}

/** Whether a command succeeds, such as `unshare -rn true`; says aloud where it does not. */
export function isPermitted(program: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' })
    return true
  } catch {
    console.warn(`skipped: the tests that need "${[program, ...args].join(' ')}" to succeed`)
    return false
  }
}
