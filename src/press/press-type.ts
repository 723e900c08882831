import type { Document } from '../brief/brief.ts'

/**
 * One output format, a visitor of the document. The same document always gives the same bytes: no clock,
 * no random ids. Text from the document is data, never markup. CONTRIBUTING.md says
 * how to add one.
 */
export interface Press {
  readonly format: string
  /** Without the dot. */
  readonly extension: string
  readonly mediaType: string
  print(document: Document): Promise<Uint8Array>
  /** The pages as one drawing for a screen (SVG), of a format that has pages. */
  drawPages?(document: Document): Promise<Uint8Array>
  /** Does before a document is there what the first one would wait for. May be left out, and need not be called. */
  makeReady?(): Promise<void>
}
