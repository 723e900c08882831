import type { Document } from '../../brief/document.ts'
import { pressesFor } from '../../press/index.ts'
import { type PortableError, packError } from '../../trade/portable-error.ts'

export interface PrintOrder {
  readonly document: Document
  readonly formats: readonly string[]
}

export type Printed =
  | { readonly kind: 'printed'; readonly files: readonly Uint8Array[] }
  | { readonly kind: 'failed'; readonly error: PortableError }

/** What a printing thread does: one document in several formats. */
export default async function print({ document, formats }: PrintOrder): Promise<Printed> {
  try {
    const presses = await pressesFor(formats)
    return { kind: 'printed', files: await Promise.all(presses.map((press) => press.print(document))) }
  } catch (error) {
    return { kind: 'failed', error: packError(error) }
  }
}
