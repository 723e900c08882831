import { appendFile, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Every change made at a desk, or through one: when, by whom, what; a line of JSON each, only ever added to. */
export class ChangeLog {
  readonly #path: string
  readonly #now: () => Date

  constructor(path: string, now: () => Date) {
    this.#path = path
    this.#now = now
  }

  async note(who: string, what: string, about: object): Promise<void> {
    const line = JSON.stringify({ when: this.#now().toISOString(), who, what, ...about })
    await mkdir(dirname(this.#path), { recursive: true })
    await appendFile(this.#path, `${line}\n`, { mode: 0o600 })
  }
}

/** The log of a workspace. */
export const openChangeLog = (folder: string, now: () => Date): ChangeLog =>
  new ChangeLog(join(folder, '.desk', 'changes.jsonl'), now)
