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
  #next: number

  constructor({ name, date }: RevisionAuthor, first: number) {
    const second = `${new Date(date).toISOString().slice(0, 19)}Z`
    this.#author = ` w:author="${officeText(name)}" w:date="${second}"`
    this.#next = first
  }

  /** Runs that were added or removed. */
  wrap(status: TrackedStatus, runs: string): string {
    const name = elementNames[status]
    return `<${name}${this.attributes()}>${runs}</${name}>`
  }

  /** The mark of a paragraph or of a row. */
  mark(status: TrackedStatus): string {
    return `<${elementNames[status]}${this.attributes()}/>`
  }

  attributes(): string {
    return ` w:id="${this.#next++}"${this.#author}`
  }
}
