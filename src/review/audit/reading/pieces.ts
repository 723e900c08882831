/** A row of a table as cells of text; `''` where a cell is empty. */
export interface CellRow {
  readonly cells: readonly string[]
  /** The line of the file where it stands; null where the format has no lines that a person sees. */
  readonly line: number | null
}

/** The one form that every kind of file is brought into: texts and tables in the order of reading. */
export type Piece =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly line: number | null
      /** Whether the text may go on in the next piece, as lines of a page do. */
      readonly isLine?: true
      /** Whether an empty line follows, in a text that parts its paragraphs so. */
      readonly endsBlock?: true
      /** Commentary in a brief of our own: free prose, of no genre to be read. */
      readonly isQuotation?: true
    }
  /** A table follows its caption, which is a text. */
  | {
      readonly kind: 'table'
      /** All words of its heading rows. */
      readonly header: string
      /** The words over each column; absent where only the words of the heading are left. */
      readonly columns?: readonly string[]
      readonly rows: readonly CellRow[]
    }

/** `表2：…` or `Table 2. …`, as it begins a caption; figures that are printed as tables have one too. */
export const captionStart =
  /^(?:附?[表图]\s?(?:\d{1,2}|[一二三四五六七八九十])(?:[：.．、-]|\s|(?=[^\d\s所中显示、和及与]))|附表[：\s]|(?:Table|Figure)\s\d{1,2}[.：]\s?)/

/** A caption’s number, where it has one, and what it says. */
export const captionForm =
  /^(?:附?([表图])\s?(\d{1,2}|[一二三四五六七八九十])[：.．、\s-]*|附表[：\s]*|(Table|Figure)\s(\d{1,2})[.：]\s?)(.*)$/s
