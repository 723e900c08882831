import type { Document } from '../../../brief/brief.ts'

/** Prints documents, each in all the formats that were ordered. */
export interface Printer {
  /** How many documents are worth having in hand at once. */
  readonly atOnce: number
  /** The bytes of each format, in the order of the presses. */
  print(document: Document): Promise<readonly Uint8Array[]>
  close(): Promise<void>
}
