/** A row of a table as cells of text; `''` where a cell is empty. */
export interface CellRow {
  readonly cells: readonly string[]
  /** The line of the file where it stands; null where the format has no lines that a person sees. */
  readonly line: number | null
}

/** The one form that every kind of file is brought into: texts and tables in the order of reading. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly line: number | null }
  /** `header`: all words of its heading rows. A table follows its caption, which is a text. */
  | { readonly kind: 'table'; readonly header: string; readonly rows: readonly CellRow[] }

/** `表2：…`, as it begins a caption. */
export const captionStart = /^表\d{1,2}：/
