import type { Press } from '../../../press/press.ts'
import type { Printer } from './printer.ts'
import { printingThreads } from './printing-threads.ts'

/** Prints in worker threads, so that documents are laid out while figures are computed. */
export function printInThreads(presses: readonly Press[], count: number): Printer {
  const threads = printingThreads(count)
  const formats = presses.map(({ format }) => format)
  return {
    // While each thread has one in hand, another is made ready for it.
    atOnce: 2 * count,
    print: (document) => threads.print({ document, formats }),
    close: () => threads.close(),
  }
}
