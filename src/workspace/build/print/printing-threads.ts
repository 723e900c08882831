import { Tinypool } from 'tinypool'
import { unpackError } from '../../../trade/errors/errors.ts'
import { workerFile } from '../../files/files.ts'
import type { Printed, PrintOrder, ReadyOrder } from './print-order.ts'

/** Threads that print. Each keeps its presses warm from document to document. */
export interface PrintingThreads {
  /** Has them make ready what is ordered soon. What stands in the way of it is told of when something is printed. */
  makeReady(order: ReadyOrder): void
  /** The bytes of each format, in their order. @throws what a press throws, as it threw it. */
  print(order: PrintOrder): Promise<readonly Uint8Array[]>
  close(): Promise<void>
}

export function printingThreads(count: number): PrintingThreads {
  const pool = new Tinypool({
    filename: workerFile('print'),
    runtime: 'worker_threads',
    minThreads: count,
    maxThreads: count,
    isolateWorkers: false,
    // What the program was started with may not hold for a file, such as --input-type.
    execArgv: [],
    // An order goes off at once, though nobody here has heard yet that the one before it is done.
    concurrentTasksPerWorker: 2,
  })
  return {
    makeReady(order) {
      pool.run(order).catch(() => {})
    },
    async print(order) {
      const printed: Printed = await pool.run(order)
      if (printed.kind === 'failed') throw unpackError(printed.error)
      return printed.files
    },
    close: () => pool.destroy(),
  }
}
