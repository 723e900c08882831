import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writeFilesDurably } from '../../workspace/files/files.ts'
import { isContinued } from './continued-text.ts'

/** A text as it was stored, by whom and when. */
export interface TextVersion {
  /** When it was first stored, ISO 8601; null for a text that was there before the desk knew the file. */
  readonly begun: string | null
  /** When it was last changed, ISO 8601; null as above. */
  readonly when: string | null
  /** Who wrote it; null where it was written beside the desk. */
  readonly who: string | null
  /** Empty for a file that was deleted. */
  readonly text: string
}

const schema = z.array(
  z.strictObject({
    begun: z.string().nullable(),
    when: z.string().nullable(),
    who: z.string().nullable(),
    text: z.string(),
  }),
)

/** What one person changes within this time, in milliseconds, is one session of editing, told and kept as one change. */
export const editingSession = 10 * 60_000

/** What is retained of a file; the oldest versions go first. */
const most = { versions: 200, characters: 4_000_000 }

/**
 * The versions of the text files of a workspace, each in a file of its own under `.desk/history/`. The caller calls
 * `add` for changes of one file one after the other.
 */
export class TextHistory {
  readonly #folder: string
  readonly #now: () => Date

  constructor(folder: string, now: () => Date) {
    this.#folder = join(folder, '.desk', 'history')
    this.#now = now
  }

  /** The versions of a file, `commentary/2023-12/lithium-ion.md`, the latest first; none where nothing was noted. */
  async list(file: string): Promise<readonly TextVersion[]> {
    return [...(await this.#read(file))].reverse()
  }

  /** The files of a folder that have versions, by name, whether they are still there or not. */
  async files(folder: string): Promise<readonly string[]> {
    const names = await readdir(join(this.#folder, folder)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
    return names.filter((name) => /^[^.].*\.json$/.test(name)).map((name) => name.replace(/\.json$/, ''))
  }

  /**
   * Notes that a text was changed. What was there before is noted too where the last version differs: it was written
   * beside the desk. A text that continues the last version of the same person takes its place.
   */
  async add(file: string, who: string, { before, after }: { before: string; after: string }): Promise<void> {
    if (before === after) return
    const versions = [...(await this.#read(file))]
    if ((versions.at(-1)?.text ?? '') !== before)
      versions.push({ begun: null, when: null, who: null, text: before })
    const now = this.#now()
    const last = versions.at(-1)
    const begun = last && this.#isContinuation(last, who, now, after) ? last.begun : null
    if (begun !== null) versions.pop()
    versions.push({ begun: begun ?? now.toISOString(), when: now.toISOString(), who, text: after })
    await this.#write(file, withinLimits(versions))
  }

  #isContinuation(last: TextVersion, who: string, now: Date, text: string): boolean {
    if (last.begun === null || last.who !== who) return false
    return now.getTime() - new Date(last.begun).getTime() < editingSession && isContinued(last.text, text)
  }

  async #read(file: string): Promise<readonly TextVersion[]> {
    const text = await readFile(this.#path(file), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '[]'
      throw error
    })
    const read = schema.safeParse(safeJson(text))
    // A history that cannot be read must not prevent writing; it is begun anew.
    return read.success ? read.data : []
  }

  async #write(file: string, versions: readonly TextVersion[]): Promise<void> {
    const bytes = new TextEncoder().encode(`${JSON.stringify(versions)}\n`)
    await writeFilesDurably([{ path: this.#path(file), bytes, mode: 0o600, folderMode: 0o700 }])
  }

  #path(file: string): string {
    return join(this.#folder, `${file}.json`)
  }
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The latest of the versions that are within the limits; always the last and the one before. */
function withinLimits(versions: readonly TextVersion[]): readonly TextVersion[] {
  let characters = 0
  let first = versions.length
  while (first > 0) {
    characters += versions[first - 1]?.text.length ?? 0
    const retained = versions.length - first
    if (retained >= 2 && (retained >= most.versions || characters > most.characters)) break
    first--
  }
  return versions.slice(first)
}
