import { officeText } from '../../press/ooxml/ooxml.ts'

/** Who made the changes of a document, and when; ISO 8601. */
export interface RevisionAuthor {
  readonly name: string
  readonly date: string
}

/** The status of a paragraph, a row or a run in a document with tracked changes. */
export type TrackedStatus = 'removed' | 'added'

const elementNames: Readonly<Record<TrackedStatus, string>> = { removed: 'w:del', added: 'w:ins' }

/** Marks of tracked changes (ECMA-376, part 1, 17.13.5), each with an id of its own in the document. */
export class RevisionMarks {
  readonly #author: string
  readonly #dates: Readonly<Record<'words' | 'blocks', string>>
  #next: number

  constructor({ name, date }: RevisionAuthor, first: number) {
    const minuteLater = new Date(Date.parse(date) + 60_000).toISOString()
    this.#author = ` w:author="${officeText(name)}"`
    // LibreOffice joins changes of one moment at the end of a paragraph and in the next, and then rejects the mark between.
    this.#dates = { words: wholeSeconds(date), blocks: wholeSeconds(minuteLater) }
    this.#next = first
  }

  /** Runs that were added or removed, of a paragraph of both versions or of one. */
  wrap(status: TrackedStatus, runs: string, part: 'words' | 'blocks'): string {
    const name = elementNames[status]
    return `<${name}${this.attributes(part)}>${runs}</${name}>`
  }

  /** The mark of a paragraph or of a row. */
  mark(status: TrackedStatus): string {
    return `<${elementNames[status]}${this.attributes('blocks')}/>`
  }

  attributes(part: 'words' | 'blocks'): string {
    return ` w:id="${this.#next++}"${this.#author} w:date="${this.#dates[part]}"`
  }
}

const wholeSeconds = (date: string): string => `${new Date(date).toISOString().slice(0, 19)}Z`
