/**
 * Work on what strangers send, in child processes under limits of memory, time and output: a task of the program by
 * `runIsolated`, another program by `runProgram`. The death of a child becomes a UserError. More than twelve files: limits,
 * watching, messages and turns have their own.
 *
 * @module
 */
export { type DeskLock, deskLockFile, readDeskLock } from './desk-lock.ts'
export { IsolatedTasks, runIsolated } from './isolated-tasks.ts'
export { LimitExceeded, limitOfRangeError, NoProcess, TooManyTasks } from './limit-errors.ts'
export {
  documentLimits,
  type Limits,
  printLimits,
  type Requester,
  type TaskOptions,
  tableLimits,
} from './limits.ts'
export { NoSuchProgram, ProgramFailed, runProgram } from './program.ts'
export { closeRunningDesk, findRunningDesk, isAnswering } from './running-desk.ts'
export { isIsolated, runTasksHere } from './runs-here.ts'
export { spareChildren } from './spare-children.ts'
export { stagingFolder } from './staging-folder.ts'
export { defineTask, lazyTask, type Task, type TaskFunction } from './task.ts'
export type { Preparation, TaskAnswer, TaskOrder } from './task-message.ts'
export { loadingTurns, printingTurns, readingTurns, Turns } from './turns.ts'
export { defaultWait, type Waiting, waitingShown, waitWhileInUse } from './wait-while-in-use.ts'
