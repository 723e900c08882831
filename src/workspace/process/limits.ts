import type { Localized } from '../../trade/trade.ts'
import { priorities } from './priority.ts'

/** What a child process may use at most. */
export interface Limits {
  /** Private memory of the whole process, in MiB; up to two thirds of it are for the heap of JavaScript. */
  readonly memory: number
  /** Wall-clock time of a task in seconds, without the time that it waits for its turn. */
  readonly seconds: number
  /** Size of what comes back, in MiB. */
  readonly output: number
  /** One of `priorities`; by default that of short tasks. */
  readonly priority?: number
}

/** What a task is about, whose it is and who may cancel it. */
export interface TaskOptions {
  readonly limits: Limits
  /** Stops the child process; the call then rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined
  /** The person whose task it is: one person’s tasks do not keep those of others waiting. */
  readonly owner?: string | undefined
  /** The file that error messages name. */
  readonly file?: string | undefined
  /** What to do next where a limit was reached; by default advice about a file. */
  readonly hint?: Localized | undefined
}

/** Tables of customs, as workbook or text. */
export const tableLimits: Limits = { memory: 768, seconds: 120, output: 64 }

/** Documents with text for people: a published brief, a commentary. */
export const documentLimits: Limits = { memory: 512, seconds: 30, output: 32 }

/** A brief that is printed in one format: somebody waits for it, and its content is our own. */
export const printLimits: Limits = { memory: 1024, seconds: 60, output: 64, priority: priorities.print }

/** What Node takes beside the heap of old objects: itself, and that of young ones. */
const besideHeap = 128

/** How much of a process’s memory V8 may take for its heap, in MiB, so that it comes to its end before the process does. */
export const heapSize = ({ memory }: Limits): number =>
  Math.max(16, Math.min(Math.floor((memory * 2) / 3), memory - besideHeap))

/**
 * A command line that starts a program under limits of the operating system where it has them: no core dump, processor
 * time, private memory. RLIMIT_DATA counts what was allocated for writing; RLIMIT_AS would count address space, of which
 * V8 reserves far more than it uses. On Linux the process is also the first that the kernel ends when memory runs out.
 * A limit that cannot be set, because a lower one holds, is passed over.
 *
 * @param seconds of processor time, over all threads; it ends what its parent left behind.
 */
export function underLimits(memory: number, seconds: number): readonly [shell: string, ...args: string[]] {
  const wanted = [`-c 0`, `-t ${seconds}`, `-d ${memory * 1024}`]
  const set = wanted.map((limit) => `(ulimit ${limit}) 2>/dev/null && ulimit ${limit}`)
  const first = '(echo 1000 > /proc/self/oom_score_adj) 2>/dev/null && echo 1000 > /proc/self/oom_score_adj'
  return ['/bin/sh', '-c', [...set, first, 'exec "$0" "$@"'].join('; ')]
}

/** Whether programs can be started by `underLimits`. */
export const hasShell = process.platform !== 'win32'

/** Who asks for a task. */
export type Requester = Pick<TaskOptions, 'signal' | 'owner'>

/** What a child process needs of the environment; secrets in other variables stay here. */
export function childEnvironment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT']
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
}
