import { Worker } from 'node:worker_threads'
import { workerFile } from '../../files/files.ts'
import type { ScannedPart, ScanOrder } from './scan-order.ts'

/** What a thread can be asked for, and what that gives. */
interface ThreadWork {
  readonly hash: { readonly order: { readonly kind: 'hash'; readonly path: string }; readonly result: string }
  readonly scan: { readonly order: { readonly kind: 'scan' } & ScanOrder; readonly result: ScannedPart }
}
type WorkKind = keyof ThreadWork

/** An order, and the number under which it is answered. */
export interface Numbered {
  readonly id: number
  readonly order: ThreadWork[WorkKind]['order']
}

export type Answer = { readonly id: number } & (
  | { readonly result: ThreadWork[WorkKind]['result'] }
  | { readonly error: unknown }
)

interface Awaited {
  readonly resolve: (result: never) => void
  readonly reject: (reason: unknown) => void
}

/** Threads that hash files and go through their bytes. Each has its next orders there when it is done with one. */
export class ScanThreads {
  readonly #threads: readonly ScanThread[]

  constructor(count: number) {
    this.#threads = Array.from({ length: count }, () => new ScanThread())
  }

  /** @throws what goes wrong in the thread, or ends it. */
  run<Kind extends WorkKind>(
    order: ThreadWork[Kind]['order'] & { readonly kind: Kind },
  ): Promise<ThreadWork[Kind]['result']> {
    return this.#threads
      .reduce((scanThread, other) => (other.load < scanThread.load ? other : scanThread))
      .run(order)
  }

  /** Ends them, whatever they are doing: what they have been asked for is rejected. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()))
  }
}

class ScanThread {
  readonly #worker = new Worker(new URL(workerFile('scan')), {
    // What they make is kept in few large arrays: room for many small things would only lie idle.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
    // What the program was started with may not hold for a file, such as --input-type.
    execArgv: [],
  })
  readonly #asked = new Map<number, Awaited>()
  #last = 0
  #ended: Error | null = null

  constructor() {
    // Only while something is asked of it the process waits for it.
    this.#worker.unref()
    this.#worker.on('message', (answer: Answer) => {
      const asked = this.#asked.get(answer.id)
      this.#asked.delete(answer.id)
      if (this.#asked.size === 0) this.#worker.unref()
      if ('error' in answer) asked?.reject(answer.error)
      else asked?.resolve(answer.result as never) // its type is that of the order
    })
    this.#worker.on('error', (error) => this.#end(error))
    this.#worker.on('exit', () => this.#end(new Error('the thread has ended')))
  }

  /** How much it has been asked for; more than any other where it has ended. */
  get load(): number {
    return this.#ended ? Number.POSITIVE_INFINITY : this.#asked.size
  }

  run<Given>(order: Numbered['order']): Promise<Given> {
    if (this.#ended) return Promise.reject(this.#ended)
    return new Promise((resolve, reject) => {
      const id = ++this.#last
      this.#asked.set(id, { resolve, reject })
      this.#worker.ref()
      this.#worker.postMessage({ id, order } satisfies Numbered)
    })
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  #end(error: Error): void {
    this.#ended ??= error
    for (const { reject } of this.#asked.values()) reject(this.#ended)
    this.#asked.clear()
  }
}
