import type { Press } from '../../press/press.ts'
import { type Printer, slowest } from './printer.ts'
import { printingThreads } from './printing-threads.ts'

/** Prints a few documents: workbooks in a thread, all else here. Both make themselves ready while figures are computed. */
export function printBeside(presses: readonly Press[]): Printer {
  const thread = printingThreads(1)
  thread.makeReady({ soon: [slowest] })
  // What stands in the way of these too will be told of when something is to be printed.
  for (const press of presses) if (press.format !== slowest) press.makeReady?.().catch(() => {})
  return {
    atOnce: 1,
    print: (document) => {
      // Before the others, which keep this thread busy.
      const workbook = thread.print({ document, formats: [slowest] }).then(([bytes]) => {
        if (!bytes) throw new Error('a thread printed nothing')
        return bytes
      })
      return Promise.all(
        presses.map((press) => (press.format === slowest ? workbook : press.print(document))),
      )
    },
    close: () => thread.close(),
  }
}
