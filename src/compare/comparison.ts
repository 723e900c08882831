import type { RevisedCell } from '../review/revisions/revisions.ts'
import type { EditionLanguage, FigureId, Localized } from '../trade/trade.ts'
import type { DiffStatus } from './alignment/alignment.ts'
import type { Cause } from './causes/causes.ts'

/** One of the two versions that are compared. */
export interface VersionName {
  readonly product: string
  /** `2023-12`, `2023-Q4`. */
  readonly period: string
  readonly language: EditionLanguage
  /** The title that it prints. */
  readonly title: string
  /** The latest date of its data, ISO 8601. */
  readonly asOf: string
  /** The file that it was read from; null for a brief made from the ledger. */
  readonly file: string | null
  /** Which version, in words: product, period, date of the data. */
  readonly words: Localized
}

/** A figure that the two versions print differently. */
export interface FigureChange {
  readonly id: FigureId
  readonly name: Localized
  /** As it is printed; null where that version does not print it. */
  readonly older: string | null
  readonly newer: string | null
  /** What the newer version prints it in; the older one where only that prints it. */
  readonly unit: Localized
  /** What the older version prints it in, where that is another; then either text has its unit beside it. */
  readonly olderUnit: Localized | null
  /** Newer less older, computed exactly and rounded once; null where a version does not print it. */
  readonly difference: string | null
  /** That of the newer version; points for percent. */
  readonly differenceUnit: Localized
  readonly causes: readonly Cause[]
}

/** Words of a text that are in both versions, or in one. */
export interface TextPiece {
  readonly status: DiffStatus
  readonly text: string
  /** Of a figure. */
  readonly figure?: FigureId
}

/** A sentence, a heading, a caption or a note of one or both versions. */
export interface TextChange {
  readonly status: DiffStatus | 'changed'
  readonly older: string | null
  readonly newer: string | null
  readonly pieces: readonly TextPiece[]
  readonly causes: readonly Cause[]
}

export interface RowChange {
  readonly status: DiffStatus | 'changed'
  /** `block`: one cell over the whole width. */
  readonly kind: 'block' | 'data'
  readonly cells: readonly CellChange[]
}

export interface CellChange {
  readonly kind: 'name' | 'figure'
  readonly older: string | null
  readonly newer: string | null
}

/** A block of the brief with its changes, in the order of the newer version, with what only the older one has in between. */
export type BlockChange =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: TextChange }
  | { readonly kind: 'paragraph'; readonly role: string; readonly sentences: readonly TextChange[] }
  | { readonly kind: 'list'; readonly role: string; readonly items: readonly TextChange[] }
  | TableChange
  | {
      readonly kind: 'chart'
      readonly id: string
      readonly status: DiffStatus | 'changed'
      readonly caption: TextChange
      /** What it shows, in words. */
      readonly alternative: TextChange
    }

export interface TableChange {
  readonly kind: 'table'
  readonly id: string
  readonly status: DiffStatus | 'changed'
  readonly caption: TextChange
  /** The headings of the columns, each with those above it. */
  readonly columns: readonly string[]
  readonly rows: readonly RowChange[]
  readonly notes: readonly TextChange[]
}

/** What changed between two versions, and why. */
export interface Comparison {
  readonly older: VersionName
  readonly newer: VersionName
  readonly isSame: boolean
  /** Figures that are printed differently, in the order of the newer version; those of the older one alone come last. */
  readonly figures: readonly FigureChange[]
  /** How many figures both versions print the same. */
  readonly sameFigures: number
  /** How many differ by less than they show. */
  readonly unseen: number
  readonly title: TextChange
  readonly subtitle: TextChange
  readonly blocks: readonly BlockChange[]
  readonly footnotes: readonly TextChange[]
  /** Cells of the ledger that were revised between the dates of the two versions. */
  readonly cells: readonly ComparedCell[]
  /** What could not be compared or explained, and why. */
  readonly gaps: readonly Localized[]
}

/** A revised cell, with the file and the lines that it comes from. */
export interface ComparedCell {
  readonly cell: RevisedCell
  readonly words: Localized
  readonly lines: readonly CellLines[]
}

export interface CellLines {
  readonly side: 'older' | 'newer'
  readonly file: string
  readonly lines: readonly number[]
}
