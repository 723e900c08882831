import { appendFile, mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A change as it was noted; what it was about differs by what was done. */
export interface LoggedChange {
  /** ISO 8601. */
  readonly when: string
  readonly who: string
  readonly what: string
  readonly about: Readonly<Record<string, unknown>>
}

export interface LogPage {
  /** The latest first. */
  readonly changes: readonly LoggedChange[]
  /** Where the earlier ones end in the log; null where there are none. */
  readonly before: number | null
}

/** So much of the log is read at once. */
const chunk = 32 * 1024

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

  /** The changes that end before a place in the log, as much as is read at once; by default its end. */
  async read(before?: number): Promise<LogPage> {
    const file = await open(this.#path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
    if (!file) return { changes: [], before: null }
    try {
      const { size } = await file.stat()
      const end = Math.min(before ?? size, size)
      const from = Math.max(0, end - chunk)
      const { buffer, bytesRead } = await file.read(Buffer.alloc(end - from), 0, end - from, from)
      const bytes = buffer.subarray(0, bytesRead)
      // Unless it is the log's beginning, the first line may have begun earlier.
      const first = from === 0 ? 0 : bytes.indexOf(10) + 1
      const lines = bytes.toString('utf8', first).split('\n')
      const changes = lines.flatMap(parseLine).reverse()
      return { changes, before: from === 0 ? null : from + first }
    } finally {
      await file.close()
    }
  }
}

/** A line of the log; nothing for one that is none, such as the last after a power failure. */
function parseLine(line: string): LoggedChange[] {
  try {
    const { when, who, what, ...about } = JSON.parse(line)
    return [when, who, what].every((text) => typeof text === 'string') ? [{ when, who, what, about }] : []
  } catch {
    return []
  }
}

/** The log of a workspace. */
export const openChangeLog = (folder: string, now: () => Date): ChangeLog =>
  new ChangeLog(join(folder, '.desk', 'changes.jsonl'), now)
