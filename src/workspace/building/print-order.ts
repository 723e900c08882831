import type { Document } from '../../brief/document.ts'
import { pressesFor } from '../../press/index.ts'
import { type PortableError, packError } from '../../trade/portable-error.ts'

/** One document and its formats, as plain data that passes between threads and processes. */
export interface PrintOrder {
  readonly document: Document
  readonly formats: readonly string[]
}

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

/** The document in each of its formats, in their order. */
export async function printOrder({ document, formats }: PrintOrder): Promise<Printed> {
  try {
    const presses = await pressesFor(formats)
    return { kind: 'printed', files: await Promise.all(presses.map((press) => press.print(document))) }
  } catch (error) {
    return { kind: 'failed', error: packError(error) }
  }
}
