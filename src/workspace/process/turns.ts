import { TooManyTasks } from './limit-errors.ts'

/** How many tasks run, and wait, at once. */
export interface TurnLimits {
  readonly running: number
  /** Of one person: so that whoever sends slow files leaves room for others. */
  readonly runningOfOne: number
  readonly waitingOfOne: number
  /** Whether a task that takes long runs after short ones from then on. */
  readonly slowsLongTasks?: boolean
}

/** Whose work it is, and who may cancel it while it waits. */
export interface Turn {
  readonly owner?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/** So long after a long task, in milliseconds, the next task of the same person is taken for a long one. */
const longTaskMemory = 60_000

/** Lets work run in turns: of one person in its order, and of several persons by turns. */
export class Turns {
  readonly #limits: TurnLimits
  readonly slowsLongTasks: boolean
  readonly #running = new Map<string, number>()
  /** Those who wait, by persons; the person who comes first is next. */
  readonly #waiting = new Map<string, (() => void)[]>()
  /** When the last long task of a person ended. */
  readonly #longTasks = new Map<string, number>()

  constructor(limits: TurnLimits) {
    this.#limits = limits
    this.slowsLongTasks = limits.slowsLongTasks ?? false
  }

  /**
   * Runs work when it is its turn.
   *
   * @throws TooManyTasks where too many of one person wait; the reason of the signal where it was aborted meanwhile.
   */
  async run<Result>(work: () => Promise<Result>, { owner = '', signal }: Turn = {}): Promise<Result> {
    signal?.throwIfAborted()
    if (this.#isFree(owner)) this.#count(owner, 1)
    else await this.#wait(owner, signal)
    try {
      return await work()
    } finally {
      this.#count(owner, -1)
      this.#next()
    }
  }

  /** Notes that a person's task took long. Work of nobody, as of a command, is not noted: nobody else waits for it. */
  noteLongTask(owner: string | undefined): void {
    if (owner !== undefined && this.slowsLongTasks) this.#longTasks.set(owner, performance.now())
  }

  /** Whether a person's next task is to run after those of others from its start. */
  expectsLongTask(owner: string | undefined): boolean {
    const ended = owner === undefined ? undefined : this.#longTasks.get(owner)
    if (owner === undefined || ended === undefined) return false
    if (performance.now() - ended < longTaskMemory) return true
    this.#longTasks.delete(owner)
    return false
  }

  #isFree(owner: string): boolean {
    const total = [...this.#running.values()].reduce((sum, count) => sum + count, 0)
    return total < this.#limits.running && (this.#running.get(owner) ?? 0) < this.#limits.runningOfOne
  }

  #count(owner: string, change: number): void {
    const count = (this.#running.get(owner) ?? 0) + change
    if (count === 0) this.#running.delete(owner)
    else this.#running.set(owner, count)
  }

  #wait(owner: string, signal: AbortSignal | undefined): Promise<void> {
    const queue = this.#waiting.get(owner) ?? []
    if (queue.length >= this.#limits.waitingOfOne) throw new TooManyTasks()
    this.#waiting.set(owner, queue)
    return new Promise((resolve, reject) => {
      const begin = () => {
        signal?.removeEventListener('abort', cancel)
        resolve()
      }
      const cancel = () => {
        queue.splice(queue.indexOf(begin), 1)
        if (queue.length === 0) this.#waiting.delete(owner)
        reject(signal?.reason)
      }
      queue.push(begin)
      signal?.addEventListener('abort', cancel, { once: true })
    })
  }

  /** Begins what waits, as far as there is room; whose turn it was comes last then. */
  #next(): void {
    for (const [owner, queue] of [...this.#waiting]) {
      if (!this.#isFree(owner)) continue
      const begin = queue.shift()
      this.#waiting.delete(owner)
      if (queue.length > 0) this.#waiting.set(owner, queue)
      if (!begin) continue
      this.#count(owner, 1)
      begin()
    }
  }
}

/** For briefs that are printed, which do not wait for what strangers send. */
export const printingTurns = new Turns({ running: 2, runningOfOne: 2, waitingOfOne: 256 })

/**
 * For what strangers send: one task a person, so that two people who send slow files leave room for the others, also on the processors. More at
 * once would take memory, and processors from the process that serves people.
 */
export const readingTurns = new Turns({
  running: 4,
  runningOfOne: 1,
  waitingOfOne: 64,
  slowsLongTasks: true,
})

/** For the files of loads, which a workspace takes in one load after the other. */
export const loadingTurns = new Turns({ running: 2, runningOfOne: 2, waitingOfOne: 256 })
