import type { TaskOptions } from './limits.ts'
import { priorities } from './priority.ts'
import { tasksHere } from './runs-here.ts'
import { spareChildren } from './spare-children.ts'
import type { Task } from './task.ts'
import { TaskChild } from './task-child.ts'
import { readingTurns, type Turns } from './turns.ts'

/** A child that has served so often is replaced, unless its tasks are the program's own. */
const mostTasksOfStrangers = 50

/** Children that have rested so long, in milliseconds, end, so that they hold no memory. */
const longestRest = 15_000

/** The children of so many people at a desk rest at once. */
const mostOwners = 3

/** What runs the tasks of each person at a desk, who was there last at the end. */
const tasksOfOwners = new Map<string, IsolatedTasks>()

/** The children of those who have not been there for longest end when others come. */
function findTasksOf(owner: string): IsolatedTasks {
  const tasks = tasksOfOwners.get(owner) ?? new IsolatedTasks()
  tasksOfOwners.delete(owner)
  tasksOfOwners.set(owner, tasks)
  for (const [other, theirs] of tasksOfOwners) {
    if (tasksOfOwners.size <= mostOwners) break
    theirs.close()
    tasksOfOwners.delete(other)
  }
  return tasks
}

/**
 * Runs a task in a child process: whatever its input does to it, this process goes on. The child has run nothing, or
 * tasks of the same person alone.
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
  if (options.owner !== undefined) return findTasksOf(options.owner).run(task, input, options)
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
  readonly #mostTasks: number
  #isClosed = false
  #timer: NodeJS.Timeout | undefined

  /** @param mostTasks after so many a child is replaced. */
  constructor(turns = readingTurns, mostTasks = mostTasksOfStrangers) {
    this.#turns = turns
    this.#mostTasks = mostTasks
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
    const { owner, limits } = options
    // Who has just had a long task gets a child of its own, so that the spares are left for the others.
    const { child, tasks } = this.#turns.expectsLongTask(owner)
      ? { child: new TaskChild({ ...limits, priority: priorities.longTask }), tasks: this.#mostTasks }
      : await this.#take(task, options)
    try {
      return await child.run(task, input, options, this.#turns.slowsLongTasks)
    } finally {
      if (child.isSlowed) this.#turns.noteLongTask(owner)
      if (!child.isEnded && !this.#isClosed && tasks + 1 < this.#mostTasks)
        this.#rest({ child, memory: limits.memory, tasks: tasks + 1 })
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
