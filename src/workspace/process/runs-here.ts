import type { Tasks } from './tasks.ts'

let here: Tasks | null = null

/** Says that this process is a child that runs tasks itself: those that its tasks ask for need no further process. */
export function runTasksHere(tasks: Tasks): void {
  here = tasks
}

/** The tasks, in a child process; null elsewhere. */
export const tasksHere = (): Tasks | null => here

/** Whether this process is a child that runs tasks. */
export const isIsolated = (): boolean => here !== null
