import { Tinypool } from 'tinypool'
import type { Press } from '../../press/press.ts'
import { unpackError } from '../../trade/portable-error.ts'
import { workerFile } from '../worker-file.ts'
import type { Printed, PrintOrder } from './print-order.ts'
import type { Printer } from './printer.ts'

/**
 * Prints in worker threads, so that documents are laid out while figures are computed. Each thread keeps its
 * presses warm from document to document.
 *
 * @throws what a press throws, as it threw it.
 */
export function printInThreads(presses: readonly Press[], threads: number): Printer {
  const pool = new Tinypool({
    filename: workerFile('print'),
    runtime: 'worker_threads',
    minThreads: threads,
    maxThreads: threads,
    isolateWorkers: false,
  })
  const formats = presses.map(({ format }) => format)
  return {
    // While each thread has one in hand, another is made ready for it.
    atOnce: 2 * threads,
    async print(document) {
      const order: PrintOrder = { document, formats }
      const printed: Printed = await pool.run(order)
      if (printed.kind === 'failed') throw unpackError(printed.error)
      return printed.files
    },
    close: () => pool.destroy(),
  }
}
