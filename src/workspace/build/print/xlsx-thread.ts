import type { Press } from '../../../press/press.ts'
import type { Printer } from './printer.ts'
import { printingThreads } from './printing-threads.ts'

/**
 * Prints a few documents, in one format in a thread, in all others here. Both make themselves ready while figures are
 * computed.
 *
 * @param threadedFormat the format that takes as long as the others together.
 */
export function printBeside(presses: readonly Press[], threadedFormat: string): Printer {
  const thread = printingThreads(1)
  thread.makeReady({ soon: [threadedFormat] })
  // What stands in the way of these too will be told of when something is to be printed.
  for (const press of presses) if (press.format !== threadedFormat) press.makeReady?.().catch(() => {})
  return {
    atOnce: 1,
    print: (document) => {
      // Before the others, which keep this thread busy.
      const inThread = thread.print({ document, formats: [threadedFormat] }).then(([bytes]) => {
        if (!bytes) throw new Error('a thread printed nothing')
        return bytes
      })
      return Promise.all(
        presses.map((press) => (press.format === threadedFormat ? inThread : press.print(document))),
      )
    },
    close: () => thread.close(),
  }
}
