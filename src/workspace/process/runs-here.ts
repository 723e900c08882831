import type { TaskRegistry } from './task.ts'

let here: TaskRegistry | null = null

/** Says that this process is a child that runs tasks itself: those that its tasks ask for need no further process. */
export function runTasksHere(tasks: TaskRegistry): void {
  here = tasks
}

/** The tasks, in a child process; null elsewhere. */
export const tasksHere = (): TaskRegistry | null => here

/** Whether this process is a child that runs tasks. */
export const isIsolated = (): boolean => here !== null
