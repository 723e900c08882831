import type { Document } from '../../../brief/brief.ts'
import { formatDescriptions, pressesFor, usualFormats } from '../../../press/press.ts'
import { type PortableError, packError } from '../../../trade/errors/errors.ts'
import { defineTask } from '../../process/process.ts'

/** Stands for the pages of the PDF as one drawing, which are looked at and never a file of a build. */
export const drawnPages = 'drawn-pages'

/** One document and its formats, as plain data that passes between threads and processes. */
export interface PrintOrder {
  readonly document: Document
  /** Names of formats, or `drawnPages` alone. */
  readonly formats: readonly string[]
}

/** Prints a document in formats, in their order. @throws what a press throws. */
export const printTask = defineTask<PrintOrder, readonly Uint8Array[]>('print')

/** Formats that will be ordered soon. */
export interface ReadyOrder {
  readonly soon: readonly string[]
}

export type Printed =
  | { readonly kind: 'printed'; readonly files: readonly Uint8Array[] }
  | { readonly kind: 'failed'; readonly error: PortableError }

/** Does before a document is there what the first one would wait for. */
export async function makeReady({ soon }: ReadyOrder): Promise<void> {
  const presses = await pressesFor(soon)
  await Promise.all(presses.map((press) => press.makeReady?.()))
}

/** As `makeReady`, for the usual formats that are printed in a child process. */
export const makeReadyApart = (): Promise<void> =>
  makeReady({ soon: usualFormats.filter((format) => formatDescriptions[format].isPrintedApart) })

/** The document in each of its formats, in their order. @throws what a press throws. */
export async function printFiles({ document, formats }: PrintOrder): Promise<readonly Uint8Array[]> {
  if (formats.includes(drawnPages)) return [await drawPages(document)]
  const presses = await pressesFor(formats)
  return Promise.all(presses.map((press) => press.print(document)))
}

/** @throws UserError where the program has no PDF. */
async function drawPages(document: Document): Promise<Uint8Array> {
  const [pdf] = await pressesFor(['pdf'])
  if (!pdf?.drawPages) throw new Error('the PDF has pages')
  return pdf.drawPages(document)
}

/** As `printFiles`, with what a press throws as plain data. */
export async function printOrder(order: PrintOrder): Promise<Printed> {
  try {
    return { kind: 'printed', files: await printFiles(order) }
  } catch (error) {
    return { kind: 'failed', error: packError(error) }
  }
}
