import { randomUUID } from 'node:crypto'
import pLimit from 'p-limit'
import type { LoadOutcome } from '../../ledger/ledger.ts'
import type { Localized } from '../../trade/trade.ts'
import type { KeptBulletin } from '../../workspace/project/references/references.ts'
import type { Effects } from '../../workspace/workspace.ts'
import type { BuiltBrief } from './built-briefs.ts'

export type { BuiltBrief } from './built-briefs.ts'
export { type ChangeLog, type LoggedChange, openChangeLog } from './change-log.ts'
export { largestBrief, largestFile, type Upload, Uploads } from './uploads.ts'

/** What came of a job: the loads of a file, a table of the bulletin that is kept now, or briefs that were built. */
export type Outcome =
  | { readonly loads: readonly LoadOutcome[] }
  | { readonly kept: KeptBulletin }
  | { readonly built: readonly BuiltBrief[] }

/** Work that takes longer than a request should, with how far it is. */
export interface Job {
  readonly id: string
  readonly label: Localized
  readonly state: 'waiting' | 'running' | 'done' | 'failed'
  readonly progress: number | null
  readonly outcome: Outcome | null
  readonly error: unknown
}

type Listener = (job: Job) => void

const stored = 200

/** The desk’s jobs, one after the other: two people who load at once do not get into each other’s way. */
export class Jobs {
  readonly #jobs = new Map<string, Job>()
  readonly #listeners = new Map<string, Set<Listener>>()
  readonly #inTurn = pLimit(1)
  #onIdle: () => void = () => {}
  #unfinished = 0

  get(id: string): Job | undefined {
    return this.#jobs.get(id)
  }

  /** Puts work in the queue; its progress is told by the effects that it is given. */
  add(label: Localized, now: () => Date, work: (effects: Effects) => Promise<Outcome>): Job {
    const id = randomUUID()
    const job: Job = { id, label, state: 'waiting', progress: null, outcome: null, error: null }
    this.#set(job)
    this.#unfinished++
    void this.#inTurn(() => this.#run(job, now, work)).then(() => {
      if (--this.#unfinished === 0) this.#onIdle()
    })
    for (const old of [...this.#jobs.keys()].slice(0, -stored)) this.#jobs.delete(old)
    return job
  }

  /** Tells of every change of a job from now on, until what it returns is called. */
  follow(id: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(id) ?? new Set<Listener>()
    listeners.add(listener)
    this.#listeners.set(id, listeners)
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.#listeners.delete(id)
    }
  }

  /** Sets what is called each time that the last job of a queue has ended. */
  whenIdle(listener: () => void): void {
    this.#onIdle = listener
  }

  /** When nothing is left to do. */
  async settled(): Promise<void> {
    await this.#inTurn(async () => {})
  }

  async #run(job: Job, now: () => Date, work: (effects: Effects) => Promise<Outcome>): Promise<void> {
    this.#set({ ...job, state: 'running' })
    const effects: Effects = {
      now,
      choose: null,
      progress: (_, total) => {
        let done = 0
        return {
          advance: (step) => {
            const before = Math.floor((100 * done) / Math.max(1, total))
            done += step
            const after = Math.floor((100 * done) / Math.max(1, total))
            if (after > before) this.#set({ ...job, state: 'running', progress: Math.min(1, after / 100) })
          },
          done: () => {},
        }
      },
    }
    try {
      this.#set({ ...job, state: 'done', progress: 1, outcome: await work(effects) })
    } catch (error) {
      this.#set({ ...job, state: 'failed', error })
    }
  }

  #set(job: Job): void {
    this.#jobs.set(job.id, job)
    for (const listener of this.#listeners.get(job.id) ?? []) listener(job)
  }
}
