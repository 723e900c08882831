import type { Ledger, Load, LoadOutcome } from '../../ledger/ledger.ts'
import type { FileShape, SourceFile } from '../../sources/sources.ts'
import type { Effects, Progress } from '../effects.ts'
import { sourceFile } from '../files/files.ts'
import { IsolatedTasks, loadingTurns } from '../process/process.ts'
import type { Config, OpeningWorkspace, StatedFacts } from '../project/project.ts'
import { getWorkspaceCodes } from '../project/references/references.ts'
import { aboutFile } from './about-file.ts'
import {
  concludeFlow,
  concludePeriod,
  contradicts,
  factsByRule,
  inferFileFacts,
  type ReadFile,
  settleRepeatedRows,
} from './facts/facts.ts'
import { partIdentity } from './file-parts.ts'
import type { FoundFile } from './found-files.ts'
import { isTable } from './is-table.ts'
import { type Opened, openedWith } from './opened-ledger.ts'
import {
  type FileOutcome,
  type ReadOutcome,
  toStagedFile,
  type UndecidedFile,
} from './questions/questions.ts'
import { factsBeside, openFile, type ReadRows } from './read-file.ts'
import { createSignal, type ScanExecutor } from './scan/scan.ts'
import { settleLoad } from './settle-load.ts'
import { StagedFileWriter, Staging } from './staging/staging.ts'

/** The steps of loading files: each is read and staged, several at once, then loaded into the ledger in order. */
export class LoadPipeline {
  readonly #workspace: OpeningWorkspace
  readonly #config: Promise<Config>
  readonly #opening: Promise<Opened>
  /** Sent when the first rows are being read, or none will be. */
  readonly #readingBegun = createSignal()
  readonly #statedByCaller: StatedFacts
  readonly #effects: Effects
  readonly #executor: ScanExecutor
  readonly #progress: Progress
  readonly #isolated = new IsolatedTasks(loadingTurns)
  #staging: Promise<Staging> | undefined
  readonly #pendingLoads = new Map<string, Promise<unknown>>()
  #batchEnd = createSignal()
  #isOpen = false
  /** Names of files that were loaded before; empty until the ledger is open. */
  #loadedNames: ReadonlySet<string> = new Set()

  /** @param ledger may be opened later, as the workspace may be, while threads read first files. */
  constructor(
    workspace: OpeningWorkspace,
    ledger: Ledger | (() => Promise<Ledger>),
    statedByCaller: StatedFacts,
    effects: Effects,
    executor: ScanExecutor,
    progress: Progress,
  ) {
    this.#workspace = workspace
    if (typeof ledger !== 'function' || executor.atOnce === 1) this.#readingBegun.send()
    const opened = this.#readingBegun.sent.then(() => workspace.open())
    this.#config = opened.then(({ config }) => config)
    this.#config.catch(() => {})
    this.#opening = opened.then(async () =>
      openedWith(typeof ledger === 'function' ? await ledger() : ledger),
    )
    // The error is thrown to whoever awaits the ledger first.
    this.#opening.then(
      ({ names }) => {
        this.#isOpen = true
        this.#loadedNames = names
      },
      () => {},
    )
    this.#statedByCaller = statedByCaller
    this.#effects = effects
    this.#executor = executor
    this.#progress = progress
  }

  /**
   * Reads a file into a staged one, unless its content is loaded already with the same facts, or it is a table of the
   * bulletin. A file that is most likely new is hashed while its rows are read, others before.
   *
   * @throws what opening the ledger throws: then no file can be loaded.
   */
  async read(found: FoundFile): Promise<ReadOutcome> {
    try {
      return await this.#readFile(found)
    } catch (error) {
      this.#readingBegun.send()
      await this.#opening
      const about = aboutFile(error, found.path)
      if (about) return { name: found.name, error: about }
      throw error
    }
  }

  async #readFile(found: FoundFile): Promise<ReadOutcome> {
    const { path, name, size, changed } = found
    const file = sourceFile(path, name)
    if (await isTable(found, this.#isolated)) return this.#passTable(found)
    const isUnsplit = this.#executor.isUnsplit(size) && !this.#loadedNames.has(name)
    const hashing = isUnsplit ? undefined : this.#executor.hash(path)
    const stating = this.#statedOf(found)
    const abort = new AbortController()
    const readRows = () => this.#readRows(file, found, stating, isUnsplit, abort.signal)
    // While the ledger opens, rows are read already: they are most likely new.
    const reading = isUnsplit || !this.#isOpen ? readRows() : undefined
    for (const begun of [hashing, stating, reading]) begun?.catch(() => {})
    reading?.catch(() => this.#readingBegun.send())
    try {
      await this.#opening
      const stated = await stating
      const sha256 = partIdentity(await (hashing ?? this.#hashOf(path, reading)), found)
      const load = await this.#known(sha256)
      // An error in a file does not matter where its content is loaded already.
      if (load && !contradicts(stated, load)) {
        abort.abort()
        await discardReadRows(reading)
        return { name, known: load }
      }
      return { name, changed, stated, ...(await (reading ?? readRows())), sha256 }
    } catch (error) {
      abort.abort()
      await discardReadRows(reading)
      throw error
    }
  }

  /** A table of the bulletin is stored only where the ledger can be opened. */
  async #passTable({ path, name, size }: FoundFile): Promise<ReadOutcome> {
    this.#readingBegun.send()
    await this.#opening
    this.#progress.advance(size)
    return { name, table: path }
  }

  /** The hash that came with the rows of a file, if it did. */
  async #hashOf(path: string, reading: Promise<RowsOfFile> | undefined): Promise<string> {
    const read = await reading?.catch(() => undefined)
    return read?.sha256 ?? this.#executor.hash(path)
  }

  async #statedOf({ path, name }: FoundFile): Promise<StatedFacts> {
    return {
      ...(await factsByRule(name, (await this.#config).files)),
      ...(await factsBeside(path)),
      ...this.#statedByCaller,
    }
  }

  /** @throws UserError for what cannot be read; then nothing is left of it. */
  async #readRows(
    file: SourceFile,
    found: FoundFile,
    stating: Promise<StatedFacts>,
    isUnsplit: boolean,
    signal: AbortSignal,
  ): Promise<RowsOfFile> {
    const { name } = found
    const opening = { progress: this.#progress, now: this.#effects.now(), isolated: this.#isolated }
    const { source, shape, readRows } = await openFile(file, found, opening)
    // Facts that nothing states are refused before all rows are read, except for the first files, before the ledger is open.
    const requiring = this.#requireFacts(name, shape, stating)
    if (this.#isOpen) await requiring
    else requiring.catch(() => {})
    this.#staging ??= Staging.open(this.#workspace)
    const staged = new StagedFileWriter(await this.#staging)
    try {
      const reading = readRows(staged, this.#executor, isUnsplit, signal)
      this.#readingBegun.send()
      reading.catch(() => {})
      await requiring
      const rows = await reading
      staged.finish()
      return { source, shape, staged, ...rows }
    } catch (error) {
      await staged.discard()
      throw error
    }
  }

  /** @throws UserError for a fact that neither the heading of a file nor anybody states. */
  async #requireFacts(name: string, shape: FileShape, stating: Promise<StatedFacts>): Promise<void> {
    const stated = await stating
    if (shape.self) return
    if (!this.#effects.choose) await concludeFlow(name, stated, this.#effects)
    if (!shape.hasMonths) concludePeriod(name, stated, shape, { seen: [], now: this.#effects.now() })
  }

  /**
   * Loads a file that was read. Its outcome comes later; the next file can be loaded meanwhile.
   *
   * @param othersRows an estimate of the rows of the files that were not read yet.
   */
  async load(
    readOutcome: ReadOutcome,
    othersRows: () => number,
  ): Promise<{ readonly rows: number; readonly outcome: Promise<FileOutcome | UndecidedFile> }> {
    const file = readOutcome.name
    if ('error' in readOutcome)
      return { rows: 0, outcome: Promise.resolve({ file, error: readOutcome.error }) }
    if ('known' in readOutcome)
      return { rows: 0, outcome: Promise.resolve(unchanged(file, readOutcome.known)) }
    if ('table' in readOutcome)
      return { rows: 0, outcome: Promise.resolve({ file, table: readOutcome.table }) }
    const { staged, sha256, stated, rowReport } = readOutcome
    const rows = rowReport.report.rows
    const leave = async (load: Load) => {
      await staged.discard()
      return { rows: 0, outcome: Promise.resolve(unchanged(file, load)) }
    }
    try {
      // The same content twice: the second is compared with the first when that is loaded.
      if (this.#pendingLoads.has(sha256)) {
        this.endBatch()
        await Promise.allSettled(this.#pendingLoads.values())
      }
      const loaded = await this.#known(sha256)
      if (loaded && !contradicts(stated, loaded)) return await leave(loaded)
      const codes = getWorkspaceCodes({ config: await this.#config })
      const read = await settleRepeatedRows(
        { name: file, staged: toStagedFile(readOutcome), report: rowReport.report },
        stated,
        this.#effects,
      )
      const { findings } = read
      const { facts, existing } = await inferFileFacts(
        { ...readOutcome, rowReport: { report: read.report }, findings },
        (content) => this.#known(content),
        this.#effects,
        codes,
      )
      // A file without rows is known by what is said of it.
      if (existing && !contradicts(stated, existing)) return await leave(existing)
      const { ledger, loadedContents } = await this.#opening
      const restate = existing !== undefined
      const loading = ledger
        .load(read.staged, facts, { restate, othersUntil: this.#batchEnd.sent, othersRows })
        .finally(() => this.#pendingLoads.delete(sha256))
      loadedContents.add(facts.sha256)
      this.#pendingLoads.set(sha256, loading)
      const settled = settleLoad(loading, { file, ledger, facts, staged, stagedFile: read.staged, restate })
      settled.catch(() => undefined)
      return { rows, outcome: settled }
    } catch (error) {
      await staged.discard()
      const about = aboutFile(error)
      if (about) return { rows: 0, outcome: Promise.resolve({ file, error: about }) }
      throw error
    }
  }

  /** Has the ledger load what it has without waiting for more. */
  endBatch(): void {
    this.#batchEnd.send()
    this.#batchEnd = createSignal()
  }

  /** To be called when all files are loaded or refused. */
  async close(): Promise<void> {
    this.#isolated.close()
    const staging = await this.#staging?.catch(() => undefined) // reported where it was needed
    await staging?.close()
  }

  async #known(sha256: string): Promise<Load | undefined> {
    const { ledger, loadedContents } = await this.#opening
    return loadedContents.has(sha256) ? (await ledger.loads({ sha256 }))[0] : undefined
  }
}

/** The rows of a file, in a staged one. */
type RowsOfFile = Pick<ReadFile, 'source' | 'shape'> & ReadRows & { readonly staged: StagedFileWriter }

/** Leaves nothing of rows that are not wanted after all, or are being read still. */
async function discardReadRows(reading: Promise<RowsOfFile> | undefined): Promise<void> {
  const read = await reading?.catch(() => undefined)
  await read?.staged.discard()
}

const unchanged = (file: string, load: Load): { readonly file: string; readonly outcome: LoadOutcome } => ({
  file,
  outcome: { load, changed: false },
})
