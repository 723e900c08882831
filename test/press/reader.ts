import type { Document } from '../../src/brief/document.ts'

/** A way to read what a press has printed that owes nothing to the press. */
export interface Reader {
  /** What is wrong with the file as such; null where nothing is. */
  malformed(bytes: Uint8Array): string | null
  /** All text in the order of reading, white space collapsed; footnotes last, or where they are cited. */
  text(bytes: Uint8Array): string
  /** The body rows of each table: a row's texts, or one label for a block row. */
  tables(bytes: Uint8Array): string[][][]
  /** The numbers of the footnotes referred to, and of those that there are. */
  marks(bytes: Uint8Array): number[]
  footnotes(bytes: Uint8Array): number[]
  /** What the press prints of a document, where that is not all. */
  covers?(document: Document): Document
  /** How a text of the document reads in the file, where that is not with white space collapsed. */
  shown?(text: string): string
  /** Whether the press refuses a text, because it cannot print it. */
  refuses?(text: string): boolean
  /** Whether footnotes stand where they are cited first, not at the end. */
  readonly citesInPlace?: boolean
  /** Whether control characters are in the file as they are, except for half a surrogate pair, which no UTF-8 has. */
  readonly hasControls?: boolean
  /** False where the programs that it reads with are not on this machine. */
  readonly ready?: boolean
}
