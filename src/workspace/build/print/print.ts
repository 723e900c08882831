/**
 * Renders documents in threads and processes, and writes them with their manifest. More than twelve files: threads,
 * processes and the manifest have their own.
 *
 * @module
 */
import { availableParallelism } from 'node:os'
import { formats, type Press } from '../../../press/press.ts'
import type { Printer } from './printer.ts'

export { buildKey } from './build-key.ts'
export { keepEdited } from './edited-files.ts'
export { type BuildRecord, dataFileSchema, isManifest, Manifest, manifestName } from './manifest.ts'
export { begunInGroups } from './prefetch-batches.ts'
export { drawnPages, makeReadyApart, printFiles, printTask } from './print-order.ts'
export type { Printer } from './printer.ts'
export { programIdentity } from './program-identity.ts'

/** From so many documents on, threads print sooner than they take to start. */
export const manyDocuments = 8

/** The workbook alone takes as long as all other formats, most of it to make its library ready. */
const slowest = 'xlsx'

/**
 * A printer for so many documents: many are printed in worker threads, few here or beside, and all here where formats
 * are among them that are not the program’s own.
 */
export async function printerFor(presses: readonly Press[], documents: number): Promise<Printer> {
  const names: readonly string[] = formats
  if (availableParallelism() === 1 || presses.some(({ format }) => !names.includes(format)))
    return printHere(presses)
  if (documents < manyDocuments) {
    if (presses.length === 1 || !presses.some(({ format }) => format === slowest)) return printHere(presses)
    const { printBeside } = await import('./xlsx-thread.ts')
    return printBeside(presses, slowest)
  }
  const { printInThreads } = await import('./print-pool.ts')
  return printInThreads(presses, availableParallelism())
}

const printHere = (presses: readonly Press[]): Printer => ({
  atOnce: 1,
  print: (document) => Promise.all(presses.map((press) => press.print(document))),
  close: async () => {},
})
