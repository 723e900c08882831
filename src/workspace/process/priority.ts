import { readdirSync } from 'node:fs'
import { setPriority } from 'node:os'

/**
 * Of child processes, as the system counts them (0 is usual, 19 the last). All come after the program that started them:
 * first what prints its own briefs, then short tasks on files of strangers, other programs, and tasks that take long.
 */
export const priorities = { print: 2, shortTask: 5, program: 15, longTask: 19 } as const

/**
 * Lowers the priority of a process with all of its threads: on Linux each thread has its own, and those of V8 that collect
 * garbage and compile take as much of a processor as the first. Only the superuser can raise it again.
 */
export function lowerPriority(pid: number | undefined, priority: number): void {
  if (pid === undefined) return
  for (const thread of listThreads(pid)) {
    try {
      setPriority(thread, priority)
    } catch {
      // The system does not allow it, or the thread has ended.
    }
  }
}

/** Thread numbers, the first that of the process itself, which is the only one where the system lists none. */
function listThreads(pid: number): readonly number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number)
  } catch {
    return [pid]
  }
}
