import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { refusedBySystem, UserError } from '../../trade/errors/errors.ts'
import { appendLines } from '../../workspace/files/files.ts'
import { type BriefRelease, type Entry, replay } from '../machine/machine.ts'
import { type ReadPart, readCheckpoint, startsWith, writeCheckpoint } from './journal-checkpoint.ts'
import { emptyJournal, formatLines, type JournalContent, parseJournal } from './journal-lines.ts'
import { digest } from './seal.ts'

/** Where a workspace keeps its releases. */
export const releasesFolder = 'releases'
/** All transitions of all releases, in their order; lines are only ever added. */
export const journalFile = join(releasesFolder, 'journal.jsonl')

const lineEnd = 10

/** So often a process tries again that another was ahead of. */
const mostAttempts = 20

/** What is decided on: the releases as the journal has them. */
type Decision = (releases: ReadonlyMap<string, BriefRelease>) => readonly Entry[]

/** The journal of a workspace's releases. Several processes may write to it. */
export class Journal {
  readonly #folder: string
  readonly #isThorough: boolean
  #cached: { readonly stamp: string; readonly content: JournalContent } | null = null
  /** So many bytes of the journal are in its checkpoint. */
  #noted = 0
  #read: ReadPart = { content: emptyJournal, bytes: 0, sha256: digest(Buffer.alloc(0)) }

  /**
   * @param folder of the workspace.
   * @param options isThorough: whether every line is examined, also where the same bytes were before.
   */
  constructor(folder: string, { isThorough = false } = {}) {
    this.#folder = folder
    this.#isThorough = isThorough
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
    const bytes = await readFile(this.#path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return Buffer.alloc(0)
      throw refusedBySystem(error, this.#path) ?? error
    })
    const content = await this.#parse(bytes)
    this.#cached = { stamp, content }
    return content
  }

  /** Examines what follows the lines that were examined before. */
  async #parse(journal: Buffer): Promise<JournalContent> {
    if (this.#isThorough) return parseJournal(journal.toString('utf8'), journalFile)
    const releases = dirname(this.#path)
    const isLonger = this.#read.bytes > 0 && startsWith(journal, this.#read)
    const checkpoint = isLonger ? null : await readCheckpoint(releases, journal)
    const before = isLonger ? this.#read : checkpoint
    if (!isLonger) this.#noted = checkpoint?.bytes ?? 0
    const text = journal.toString('utf8', before?.bytes ?? 0)
    const content = parseJournal(text, journalFile, before?.content)
    // A last line that is not ended may be one that is being written.
    if (journal.length === 0 || journal.at(-1) !== lineEnd) return content
    const read = { content, bytes: journal.length, sha256: digest(journal) }
    this.#noted = await writeCheckpoint(this.#folder, { releases, journal }, read, this.#noted)
    this.#read = read
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
