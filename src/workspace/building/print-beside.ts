import { Tinypool } from 'tinypool'
import type { Document } from '../../brief/document.ts'
import type { Press } from '../../press/press.ts'
import { unpackError } from '../../trade/portable-error.ts'
import { workerFile } from '../worker-file.ts'
import type { Printed, PrintOrder, ReadyOrder } from './print-order.ts'
import type { Printer } from './printer.ts'

/** The workbook alone takes as long as all other formats, most of it to make its library ready. */
const slowest = 'xlsx'

/** Whether a thread for one of these formats spares time. */
export const isWorthThread = (presses: readonly Press[]): boolean =>
  presses.length > 1 && presses.some(({ format }) => format === slowest)

/**
 * Prints a few documents: workbooks in a thread, all else here. Both make themselves ready while figures are computed.
 *
 * @throws what a press throws, as it threw it.
 */
export function printBeside(presses: readonly Press[]): Printer {
  const pool = new Tinypool({
    filename: workerFile('print'),
    runtime: 'worker_threads',
    minThreads: 1,
    maxThreads: 1,
    isolateWorkers: false,
  })
  const soon: ReadyOrder = { soon: [slowest] }
  // What stands in the way of any will be told of when something is to be printed.
  pool.run(soon).catch(() => {})
  for (const press of presses) if (press.format !== slowest) press.makeReady?.().catch(() => {})

  const printThere = async (document: Document): Promise<Uint8Array | undefined> => {
    const order: PrintOrder = { document, formats: [slowest] }
    const printed: Printed = await pool.run(order)
    if (printed.kind === 'failed') throw unpackError(printed.error)
    return printed.files[0]
  }

  return {
    atOnce: 1,
    async print(document) {
      const there = printThere(document)
      const files = await Promise.all(
        presses.map((press) => (press.format === slowest ? there : press.print(document))),
      )
      return files.map((bytes) => bytes ?? new Uint8Array())
    },
    close: () => pool.destroy(),
  }
}
