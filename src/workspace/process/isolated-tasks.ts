import type { TaskOptions } from './limits.ts'
import { tasksHere } from './runs-here.ts'
import { spareChildren } from './spare-children.ts'
import type { Task } from './task.ts'
import type { TaskChild } from './task-child.ts'
import { readingTurns, type Turns } from './turns.ts'

/** A child that has served so often is replaced. */
const mostTasks = 50

/** Children that have rested so long, in milliseconds, end, so that they hold no memory. */
const longestRest = 15_000

/**
 * Runs a task in a child process of its own: whatever its input does to it, this process goes on.
 *
 * @throws what the task throws; `LimitExceeded`, a UserError, where it reached a limit or its process ended;
 * `TooManyTasks` where too many wait; the reason of the signal where it was aborted.
 * @example const printed = await runIsolated(readPrintedBriefTask, brief, { limits: documentLimits, file: 'brief.docx' })
 */
export async function runIsolated<Input, Output>(
  task: Task<Input, Output>,
  input: Input,
  options: TaskOptions,
): Promise<Output> {
  const isolated = new IsolatedTasks()
  try {
    return await isolated.run(task, input, options)
  } finally {
    isolated.close()
  }
}

/**
 * Runs the tasks of one person, such as the files of one load, in children that are used again from task to task: what
 * an input does to a child reaches the inputs of nobody else.
 */
export class IsolatedTasks {
  readonly #resting: Resting[] = []
  readonly #turns: Turns
  #isClosed = false
  #timer: NodeJS.Timeout | undefined

  constructor(turns = readingTurns) {
    this.#turns = turns
  }

  /** As `runIsolated`. */
  async run<Input, Output>(
    { name }: Task<Input, Output>,
    input: Input,
    options: TaskOptions,
  ): Promise<Output> {
    const here = tasksHere()
    // The registry is held to the types of each task where it is written.
    const output = here
      ? await here[name]?.(input as never)
      : await this.#turns.run(() => this.#runInChild(name, input, options), options)
    return output as Output
  }

  /** Ends the children that rest; those that are at work end after it. */
  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
    this.#endResting()
  }

  async #runInChild(task: string, input: unknown, options: TaskOptions): Promise<unknown> {
    const { child, tasks } = await this.#take(task, options)
    try {
      return await child.run(task, input, options, this.#turns.slowsLongTasks)
    } finally {
      if (!child.isEnded && !this.#isClosed && tasks + 1 < mostTasks)
        this.#rest({ child, memory: options.limits.memory, tasks: tasks + 1 })
      else child.kill()
    }
  }

  #rest(resting: Resting): void {
    this.#resting.push(resting)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#endResting(), longestRest).unref()
  }

  #endResting(): void {
    for (const { child } of this.#resting) child.kill()
    this.#resting.length = 0
  }

  /** The child that rested last is warmest. */
  async #take(task: string, { limits: { memory }, limits }: TaskOptions): Promise<Resting> {
    for (;;) {
      const index = this.#resting.findLastIndex((resting) => resting.memory === memory)
      const [resting] = index < 0 ? [] : this.#resting.splice(index, 1)
      if (!resting) return { child: spareChildren.take(task, limits), memory, tasks: 0 }
      if (!(await resting.child.isWorn())) return resting
      resting.child.kill()
    }
  }
}

/** A child without work. */
interface Resting {
  readonly child: TaskChild
  readonly memory: number
  /** How many it has run. */
  readonly tasks: number
}
