import { serialize } from 'node:v8'
import { packError, UserError } from '../../trade/errors/errors.ts'
import {
  limitOfRangeError,
  type Preparation,
  runTasksHere,
  type TaskAnswer,
  type TaskOrder,
} from '../process/process.ts'
import { tasks } from './tasks.ts'

// The program of a child process: it runs the tasks that it is sent, one at a time, until its parent disconnects.
runTasksHere(tasks)
process.on('message', async (order: TaskOrder | Preparation) => {
  // What cannot be imported is told by the task.
  if ('prepare' in order)
    return findTask(order.prepare)
      ?.prepare()
      .catch(() => {})
  const answer = await answerTo(order)
  process.send?.(answer, (error: Error | null) => error && process.exit())
})
process.on('disconnect', () => process.exit())
// Ctrl+C reaches the whole group of processes; the parent decides what becomes of a task.
process.on('SIGINT', () => {})

const findTask = (task: string) => Object.entries(tasks).find(([name]) => name === task)?.[1]

async function answerTo({ task, input, mostBytes }: TaskOrder): Promise<TaskAnswer> {
  try {
    const run = findTask(task)
    if (!run) throw new Error(`there is no task ${task}`)
    // `defineTask` holds the input to what the task of this name takes.
    const output = serialize(await run(input as never))
    return output.length > mostBytes ? { kind: 'limit', limit: 'output' } : { kind: 'done', output }
  } catch (error) {
    const limit = error instanceof UserError ? null : limitOf(error)
    return limit ? { kind: 'limit', limit } : { kind: 'failed', error: packError(error) }
  }
}

const limitOf = (error: unknown) => (error instanceof RangeError ? limitOfRangeError(error.message) : null)
