import { isDeepStrictEqual } from 'node:util'
import type { Limits } from './limits.ts'
import { TaskChild } from './task-child.ts'

/** A spare is started so long after one was taken, in milliseconds: most tasks are done by then. */
const delay = 300

/** A spare that nobody has taken for so long, in milliseconds, ends, so that it holds no memory. */
const longestRest = 15_000

/** So many for a task, and for all: each takes some 70 MB. */
const most = { ofTask: 2, together: 6 } as const

interface Spare {
  readonly child: TaskChild
  readonly task: string
  readonly limits: Limits
  readonly timer: NodeJS.Timeout
}

/**
 * Child processes that have run no task and have imported what a recent task needed, so that the next task of that name
 * does not wait for a process to start. Only a desk keeps them, since people wait for its answers. A spare that was taken
 * reads the files of a single person, like every child.
 */
export class SpareChildren {
  /** The oldest first. */
  readonly #spares: Spare[] = []
  readonly #start: (limits: Limits) => TaskChild
  #desks = 0

  constructor(start = (limits: Limits) => new TaskChild(limits)) {
    this.#start = start
  }

  /** Keeps spares from now on, until what it returns is called. */
  keep(): () => void {
    this.#desks++
    return () => {
      this.#desks--
      if (this.#desks === 0) for (const spare of [...this.#spares]) this.#end(spare)
    }
  }

  /** A child that has run no task. @throws NoProcess where the system refuses another process. */
  take(task: string, limits: Limits): TaskChild {
    if (this.#desks > 0)
      for (let count = 1; count <= most.ofTask; count++)
        setTimeout(() => this.prepare(task, limits), count * delay).unref()
    const [spare] = this.#list(task, limits)
    if (!spare) return this.#start(limits)
    this.#remove(spare)
    return spare.child.isEnded ? this.#start(limits) : spare.child
  }

  /** Those for a task whose process was started under the same limits. */
  #list(task: string, limits: Limits): Spare[] {
    return this.#spares.filter((spare) => spare.task === task && isDeepStrictEqual(spare.limits, limits))
  }

  /** Starts a spare for the next task of a name, unless there are enough or the system refuses a process. */
  prepare(task: string, limits: Limits): void {
    const present = this.#list(task, limits).length
    if (this.#desks === 0 || present >= most.ofTask) return
    if (this.#spares.length >= most.together) {
      const displaced = this.#findDisplaceable(present)
      if (!displaced) return
      this.#end(displaced)
    }
    try {
      const child = this.#start(limits)
      child.prepare(task)
      const timer = setTimeout(() => this.#end(spare), longestRest).unref()
      const spare: Spare = { child, task, limits, timer }
      this.#spares.push(spare)
    } catch {
      // The system refuses another process; whoever needs one is told.
    }
  }

  /** The oldest spare of the task that has the most, if it has more than another task: one of each matters most. */
  #findDisplaceable(present: number): Spare | undefined {
    const count = ({ task, limits }: Spare): number => this.#list(task, limits).length
    const largest = Math.max(...this.#spares.map(count))
    return largest > present ? this.#spares.find((spare) => count(spare) === largest) : undefined
  }

  #end(spare: Spare): void {
    this.#remove(spare)
    spare.child.kill()
  }

  #remove(spare: Spare): void {
    clearTimeout(spare.timer)
    this.#spares.splice(this.#spares.indexOf(spare), 1)
  }
}

export const spareChildren = new SpareChildren()
