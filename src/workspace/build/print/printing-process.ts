import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import pLimit from 'p-limit'
import { workerFile } from '../../files/files.ts'
import type { Printed, PrintOrder } from './print-order.ts'

/** To begin anew takes about as long as to print three documents, and each may leave some 4 MB behind. */
const printsOfOne = 50

export const beginPrinting = (): ChildProcess =>
  fork(fileURLToPath(workerFile('print-apart')), { serialization: 'advanced' })

/**
 * Prints in a process of its own, for libraries that do not give memory back. It is begun when it is first needed, and
 * replaced after so many documents. It ends with the process that began it.
 */
export class PrintingProcess {
  readonly #begin: () => ChildProcess
  readonly #mostPrints: number
  #process: ChildProcess | undefined
  #prints = 0
  readonly #inTurn = pLimit(1)

  constructor(begin = beginPrinting, mostPrints = printsOfOne) {
    this.#begin = begin
    this.#mostPrints = mostPrints
  }

  /**
   * One document after another.
   *
   * @throws where the process ends before it has printed.
   */
  print(order: PrintOrder): Promise<Printed> {
    return this.#inTurn(() => this.#print(order))
  }

  async #print(order: PrintOrder): Promise<Printed> {
    if (this.#prints === this.#mostPrints) this.#end()
    this.#process ??= this.#begin()
    this.#prints++
    const running = this.#process
    const stop = new AbortController()
    const { signal } = stop
    try {
      running.send(order)
      const ended = once(running, 'exit', { signal }).then(([code, reason]: (number | string)[]) => {
        throw new Error(String(code ?? reason))
      })
      const [printed]: Printed[] = await Promise.race([once(running, 'message', { signal }), ended])
      if (printed === undefined) throw new Error('it sent nothing')
      return printed
    } catch (error) {
      this.#end()
      const reason = error instanceof Error ? error.message : String(error)
      throw new Error(`the printing process ended before it had printed: ${reason}`, { cause: error })
    } finally {
      stop.abort()
    }
  }

  /** A process that is no longer spoken to ends by itself. */
  #end(): void {
    if (this.#process?.connected) this.#process.disconnect()
    this.#process = undefined
    this.#prints = 0
  }
}
