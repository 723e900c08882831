import { oddityKey, type SeenOddity } from './scan-summary.ts'

/** Counts what is odd but readable: one sighting for each kind, column and subject, with its first line. */
export class OddityTally {
  readonly #seen = new Map<string, SeenOddity & { rows: number }>()

  add(
    kind: SeenOddity['kind'],
    column: SeenOddity['column'],
    line: number,
    found: string,
    subject: string | null,
    rows = 1,
  ): void {
    const key = oddityKey({ kind, column, subject })
    const existing = this.#seen.get(key)
    if (existing) existing.rows += rows
    else this.#seen.set(key, { kind, column, subject, found: detached(found), line, rows })
  }

  /** In the order in which they were seen first. */
  oddities(): readonly SeenOddity[] {
    return [...this.#seen.values()].map((seen) => ({ ...seen }))
  }
}

/** A copy of a text that does not keep the piece of the file alive that it was cut out of. */
export const detached = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le')
