import { setPriority } from 'node:os'

/**
 * Of child processes, as the system counts them (0 is usual, 19 the last): they answer requests of people after the
 * program that started them, and short tasks come before long ones.
 */
export const priorities = { shortTask: 5, program: 15, longTask: 19 } as const

/** Only the superuser can raise it again. */
export function lowerPriority(pid: number | undefined, priority: number): void {
  if (pid === undefined) return
  try {
    setPriority(pid, priority)
  } catch {
    // The system does not allow it, or the process has ended.
  }
}
