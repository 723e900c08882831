import { setPriority } from 'node:os'

/**
 * Of child processes, as the system counts them (0 is usual, 19 the last). All come after the program that started them:
 * first what prints its own briefs, then short tasks on files of strangers, other programs, and tasks that take long.
 */
export const priorities = { print: 2, shortTask: 5, program: 15, longTask: 19 } as const

/** Only the superuser can raise it again. */
export function lowerPriority(pid: number | undefined, priority: number): void {
  if (pid === undefined) return
  try {
    setPriority(pid, priority)
  } catch {
    // The system does not allow it, or the process has ended.
  }
}
