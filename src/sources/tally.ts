import type { Finding } from '../trade/finding.ts'
import type { Where } from '../trade/user-error.ts'

/** A finding as it is first seen, without its count. */
export type Seen = Omit<Finding, 'count' | 'where'> & { readonly where: Where }

/** Counts what is odd but readable: one finding for each kind, column and subject, with its first place. */
export class Tally {
  readonly #findings = new Map<string, Seen & { count: number }>()

  add(seen: Seen): void {
    const key = `${seen.kind}\n${seen.where.column ?? ''}\n${seen.subject ?? ''}`
    const known = this.#findings.get(key)
    if (known) known.count++
    else this.#findings.set(key, { ...seen, count: 1 })
  }

  /** In the order in which they were first seen. */
  findings(): readonly Finding[] {
    return [...this.#findings.values()].map((finding) => ({ ...finding }))
  }
}

/** A copy of a text that does not keep the piece of the file alive that it was cut out of. */
export const detached = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le')
