import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { refusedBySystem, UserError } from '../../trade/errors/errors.ts'
import { appendLines } from '../../workspace/files/files.ts'
import { type BriefRelease, type Entry, replay } from '../machine/machine.ts'
import { formatLines, type JournalContent, parseJournal } from './journal-lines.ts'

/** Where a workspace keeps its releases. */
export const releasesFolder = 'releases'
/** All transitions of all releases, in their order; lines are only ever added. */
export const journalFile = join(releasesFolder, 'journal.jsonl')

/** So often a process tries again that another was ahead of. */
const mostAttempts = 20

/** What is decided on: the releases as the journal has them. */
type Decision = (releases: ReadonlyMap<string, BriefRelease>) => readonly Entry[]

/** The journal of a workspace's releases. Several processes may write to it. */
export class Journal {
  readonly #folder: string
  #cached: { readonly stamp: string; readonly content: JournalContent } | null = null

  /** @param folder of the workspace. */
  constructor(folder: string) {
    this.#folder = folder
  }

  /** Whether anything was ever submitted for release. */
  async isEmpty(): Promise<boolean> {
    return (await this.read()).entries.length === 0
  }

  /** @throws UserError for a journal that was altered. */
  async read(): Promise<JournalContent> {
    const stamp = await stat(this.#path, { bigint: true }).then(
      ({ size, mtimeNs, ino }) => `${size} ${mtimeNs} ${ino}`,
      () => 'none',
    )
    if (this.#cached?.stamp === stamp) return this.#cached.content
    const text = await readFile(this.#path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return ''
      throw refusedBySystem(error, this.#path) ?? error
    })
    const content = parseJournal(text, journalFile)
    this.#cached = { stamp, content }
    return content
  }

  /** The releases that the entries have made. @throws UserError as `read`. */
  async releases(): Promise<Map<string, BriefRelease>> {
    return replay((await this.read()).entries)
  }

  /**
   * Adds what is decided on the releases as they are. When this returns, the entries are on the disk and no other
   * process has decided anything in between; else it is decided again.
   *
   * @throws what the decision throws, and UserError where other processes are always ahead.
   */
  async transact(decide: Decision): Promise<readonly Entry[]> {
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      this.#cached = null
      const before = await this.read()
      const entries = decide(replay(before.entries))
      if (entries.length === 0) return entries
      const { lines, head } = formatLines(entries, before.head)
      await appendLines(this.#folder, journalFile, lines)
      this.#cached = null
      // Others may have added lines after it.
      if ((await this.read()).hashes.has(head)) return entries
    }
    throw new UserError({
      zh: '未能写入发布记录：另一个程序同时在写。',
      en: 'The journal of releases could not be written: another program keeps writing it.',
    })
  }

  get #path(): string {
    return join(this.#folder, journalFile)
  }
}
