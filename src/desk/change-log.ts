import { appendFile } from 'node:fs/promises'

/** Every change made at the desk: when, by whom, what; a line of JSON each, only ever added to. */
export class ChangeLog {
  readonly #path: string
  readonly #now: () => Date

  constructor(path: string, now: () => Date) {
    this.#path = path
    this.#now = now
  }

  async note(who: string, what: string, about: object): Promise<void> {
    const line = JSON.stringify({ when: this.#now().toISOString(), who, what, ...about })
    await appendFile(this.#path, `${line}\n`, { mode: 0o600 })
  }
}
