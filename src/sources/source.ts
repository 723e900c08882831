import type { Observation, RowOrder } from '../trade/observation/observation.ts'
import type { Localized, Month } from '../trade/trade.ts'
import type { ColumnMapping } from './column-mapping/column-mapping.ts'
import type { ScanLayout, Sightings } from './gacc/layout/layout.ts'
import type { FileShape, ReadReport } from './read-report.ts'
import type { SourceFile } from './source-file.ts'

/**
 * One kind of official file: how to recognise it, what its columns mean, how its values are written.
 * A new source is a folder and a line in `sources.ts`; CONTRIBUTING.md says how.
 */
export interface Source {
  readonly id: string
  readonly label: Localized
  /** It reads tables of which a person says what columns and codes mean. */
  readonly takesMapping?: true
  /** Whether a file that begins so, and is called so, is of this kind. The head holds up to 64 KiB. */
  recognise(head: Uint8Array, name: string): boolean
  /**
   * Reads the heading, then hands on the rows in batches; memory does not grow with the file.
   *
   * @throws UserError with file, line, column and the text found, for whatever cannot be read. From
   * `read` itself for the heading, from the iteration for a row. There is no silent repair.
   */
  read(file: SourceFile, context: ReadContext): Promise<Reading>
  /**
   * The loads that a file holds, where one can hold several: of several reporters, flows or years. Each is loaded by
   * itself. A source without it has one load a file.
   *
   * @throws UserError as `read` does.
   */
  listParts?(file: SourceFile, context: ReadContext): Promise<readonly FilePart[]>
}

/** One of the loads that a file holds. */
export interface FilePart {
  /** What tells it from the others of the file: `THA import 2014 partner`. */
  readonly id: string
  /** The source whose data it has, where that is not the one that reads it. */
  readonly source?: string
  /** Hands on its rows. */
  open(): Reading
}

export interface ReadContext {
  /** The present month: a later one in a file is an error. */
  readonly now: Month
  /** What the columns of a file mean, where a person says it. */
  readonly mapping?: ColumnMapping
  /** The commodities of the query, where a person says them: a file can have names alone. */
  readonly codes?: readonly string[]
}

export interface Reading {
  readonly shape: FileShape
  readonly batches: AsyncIterable<readonly Observation[]>
  /** What was seen, complete once `batches` has come to its end. */
  report(): ReadReport
  /** How the rows lie, complete then too. */
  order(): RowOrder
  /** Where the rows can be read from their bytes, in parts and in several threads, in place of `batches`. */
  readonly scan?: Scan
}

/** How rows can be read from parts of a file, each by a `PartScanner` of the layout. */
export interface Scan {
  readonly layout: ScanLayout
  /** Where the rows begin: the offset of their first byte, and its line. */
  readonly from: { readonly offset: number; readonly line: number }
  /**
   * The report of the file from all its parts, in order. The first one counts lines from the
   * beginning of the file, the others from their own. Null where the file must be read as text after all.
   */
  report(parts: readonly Sightings[]): { readonly report: ReadReport; readonly order: RowOrder } | null
}
