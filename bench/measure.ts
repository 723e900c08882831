import { spawn } from 'node:child_process'
import { generate } from './generate.ts'
import { type Timed, type WorkloadName, workloads } from './workloads.ts'

/** What one process took. */
export interface Measured extends Timed {
  /** The most memory that the process held at once, everything counted (maximum resident set size). */
  readonly peakMegabytes: number
}

/** The first argument of a process that runs one workload and reports it. */
export const childMark = '--workload'

/**
 * Runs one workload in a process of its own, so that its peak of memory is its own and nothing is warm.
 *
 * @throws Error where the process fails.
 */
export async function measure(
  workload: WorkloadName,
  rows: number,
  folder: string,
  say: (done: number, total: number) => void,
): Promise<Measured> {
  const script = process.argv[1] ?? ''
  const child = spawn(
    process.execPath,
    [...process.execArgv, script, childMark, workload, `${rows}`, folder],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )
  let measured: Measured | undefined
  child.on('message', (message: ChildMessage) => {
    if ('done' in message) say(message.done, message.total)
    else measured = message
  })
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0 || !measured) throw new Error(`the process for ${workload} of ${rows} rows failed (${code})`)
  return measured
}

type ChildMessage = Measured | { readonly done: number; readonly total: number }

/** The other side of `measure`: runs the workload that the arguments name, and sends what it took. */
export async function runChild([name = '', rows = '', folder = '']: readonly string[]): Promise<void> {
  const send = (message: ChildMessage) => {
    process.send?.(message)
  }
  const workload = Object.entries(workloads).find(([existing]) => existing === name)?.[1]
  if (!workload) throw new Error(`no such workload: ${name}`)
  const data = await generate(Number(rows), folder)
  const timed = await workload(data, (done, total) => send({ done, total }))
  // In kilobytes, whatever the system counts in.
  send({ ...timed, peakMegabytes: process.resourceUsage().maxRSS / 1024 })
  process.disconnect?.()
}

/** The middle one, or the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  if (upper === undefined || lower === undefined) throw new RangeError('the median of nothing')
  return (upper + lower) / 2
}
