import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { LimitExceeded } from './limit-errors.ts'
import type { TaskOptions } from './limits.ts'

/** To start `ps` takes a while; to read `/proc` takes none. */
const interval = process.platform === 'linux' ? 100 : 500

/**
 * Stops a process where it takes too long or too much memory, or its work is cancelled. Memory is looked at for what no
 * limit of the operating system counts, and for systems without such a limit.
 *
 * @param stop is called with the reason, at most once.
 * @returns ends the watch.
 */
export function watchProcess(
  pid: number | undefined,
  options: TaskOptions,
  stop: (reason: unknown) => void,
): () => void {
  const { limits, signal } = options
  const end = () => {
    clearTimeout(late)
    clearInterval(looking)
    signal?.removeEventListener('abort', cancel)
  }
  const stopFor = (reason: unknown) => {
    end()
    stop(reason)
  }
  const cancel = () => stopFor(signal?.reason)
  const late = setTimeout(() => stopFor(new LimitExceeded('time', options)), limits.seconds * 1000)
  const looking = setInterval(async () => {
    const size = pid === undefined ? null : await residentSize(pid)
    if (size !== null && size > limits.memory) stopFor(new LimitExceeded('memory', options))
  }, interval)
  signal?.addEventListener('abort', cancel, { once: true })
  if (signal?.aborted) cancel()
  return end
}

/** The resident memory of a process in MiB; null where the system does not say it, or the process has ended. */
export async function residentSize(pid: number): Promise<number | null> {
  if (process.platform === 'win32') return null
  return process.platform === 'linux' ? sizeInProc(pid) : sizeByPs(pid)
}

async function sizeInProc(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/status`, 'latin1').catch(() => '')
  const [, kilobytes] = /^VmRSS:\s*(\d+) kB$/m.exec(text) ?? []
  return kilobytes === undefined ? null : Number(kilobytes) / 1024
}

/**
 * Waits until a process has used so much processor time from now on, over all its threads; so much time by the clock where
 * the system does not say what it has used.
 *
 * @param most in milliseconds.
 * @param reach is called at most once.
 * @returns ends the watch.
 */
export function watchProcessorTime(pid: number | undefined, most: number, reach: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  const before = pid === undefined ? null : usedProcessorTime(pid)
  const look = () => {
    const now = pid === undefined ? null : usedProcessorTime(pid)
    const rest = before === null || now === null ? 0 : most - (now - before)
    if (rest <= 0) return reach()
    timer = setTimeout(look, rest).unref()
  }
  timer = setTimeout(look, most).unref()
  return () => clearTimeout(timer)
}

/** Linux counts processor time for programs in hundredths of a second. */
const ticksPerSecond = 100

/**
 * What a process has used, in milliseconds; null where the system does not say it.
 * Source of the fields: proc(5), `/proc/pid/stat`, utime (14) and stime (15).
 */
function usedProcessorTime(pid: number): number | null {
  if (process.platform !== 'linux') return null
  let text: string
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'latin1')
  } catch {
    return null
  }
  // The name of the program stands in brackets and may hold spaces; the third field follows it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksPerSecond
}

/** As every POSIX system says it. */
export async function sizeByPs(pid: number): Promise<number | null> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)], {
    timeout: 2_000,
  }).catch(() => ({ stdout: '' }))
  const kilobytes = Number(stdout.trim())
  return stdout.trim() === '' || Number.isNaN(kilobytes) ? null : kilobytes / 1024
}
