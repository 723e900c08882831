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
import type { Found } from './found-files.ts'
import { isTable } from './is-table.ts'
import { type Opened, openedWith } from './opened-ledger.ts'
import { type Arrival, type FileOutcome, toStagedFile, type UndecidedFile } from './questions/questions.ts'
import { factsBeside, openFile, type ReadRows } from './read-file.ts'
import { type Hands, moment } from './scan/scan.ts'
import { settleLoad } from './settle-load.ts'
import { StagedFileWriter, Staging } from './staging/staging.ts'

/** Where files arrive: they are read, several at once, and handed to the ledger one after the other. */
export class LoadingDock {
  readonly #workspace: OpeningWorkspace
  readonly #config: Promise<Config>
  readonly #opening: Promise<Opened>
  /** When rows are being read, or will not be. */
  readonly #begun = moment()
  readonly #statedHere: StatedFacts
  readonly #effects: Effects
  readonly #hands: Hands
  readonly #progress: Progress
  readonly #isolated = new IsolatedTasks(loadingTurns)
  #staging: Promise<Staging> | undefined
  readonly #onTheWay = new Map<string, Promise<unknown>>()
  #gathering = moment()
  #isOpen = false
  /** Of files that were loaded before; none until the ledger is open. */
  #namesThere: ReadonlySet<string> = new Set()

  /** @param ledger may be one that is to be opened, as the workspace may be, while threads read first files. */
  constructor(
    workspace: OpeningWorkspace,
    ledger: Ledger | (() => Promise<Ledger>),
    statedHere: StatedFacts,
    effects: Effects,
    hands: Hands,
    progress: Progress,
  ) {
    this.#workspace = workspace
    if (typeof ledger !== 'function' || hands.atOnce === 1) this.#begun.now()
    const opened = this.#begun.come.then(() => workspace.open())
    this.#config = opened.then(({ config }) => config)
    this.#config.catch(() => {})
    this.#opening = opened.then(async () =>
      openedWith(typeof ledger === 'function' ? await ledger() : ledger),
    )
    // What is wrong is told of by whatever needs it first.
    this.#opening.then(
      ({ names }) => {
        this.#isOpen = true
        this.#namesThere = names
      },
      () => {},
    )
    this.#statedHere = statedHere
    this.#effects = effects
    this.#hands = hands
    this.#progress = progress
  }

  /**
   * Reads a file into a staged one, unless its content is there already and nothing else is said of it now, or it is a
   * table of the bulletin. Where the file is most likely new it is hashed while its rows are read, else before.
   *
   * @throws what opening the ledger throws: then no file can be taken in.
   */
  async read(found: Found): Promise<Arrival> {
    try {
      return await this.#arrivalOf(found)
    } catch (error) {
      this.#begun.now()
      await this.#opening
      const about = aboutFile(error, found.path)
      if (about) return { name: found.name, error: about }
      throw error
    }
  }

  async #arrivalOf(found: Found): Promise<Arrival> {
    const { path, name, size, changed } = found
    const file = sourceFile(path, name)
    if (await isTable(found, this.#isolated)) return this.#passTable(found)
    const isForOne = this.#hands.isForOne(size) && !this.#namesThere.has(name)
    const hashing = isForOne ? undefined : this.#hands.hash(path)
    const stating = this.#statedOf(found)
    const giveUp = new AbortController()
    const readRows = () => this.#readRows(file, found, stating, isForOne, giveUp.signal)
    // While the ledger opens, rows are read already, in the expectation that they are new.
    const reading = isForOne || !this.#isOpen ? readRows() : undefined
    for (const begun of [hashing, stating, reading]) begun?.catch(() => {})
    reading?.catch(() => this.#begun.now())
    try {
      await this.#opening
      const stated = await stating
      const sha256 = await (hashing ?? this.#hashOf(path, reading))
      const load = await this.#known(sha256)
      // What is wrong with a file does not matter where its content is known.
      if (load && !contradicts(stated, load)) {
        giveUp.abort()
        await discardReadRows(reading)
        return { name, known: load }
      }
      return { name, changed, stated, ...(await (reading ?? readRows())), sha256 }
    } catch (error) {
      giveUp.abort()
      await discardReadRows(reading)
      throw error
    }
  }

  /** Without a ledger nothing is kept of tables either. */
  async #passTable({ path, name, size }: Found): Promise<Arrival> {
    this.#begun.now()
    await this.#opening
    this.#progress.advance(size)
    return { name, table: path }
  }

  /** The hash that came with the rows of a file, if it did. */
  async #hashOf(path: string, reading: Promise<RowsOfFile> | undefined): Promise<string> {
    const read = await reading?.catch(() => undefined)
    return read?.sha256 ?? this.#hands.hash(path)
  }

  async #statedOf({ path, name }: Found): Promise<StatedFacts> {
    return {
      ...(await factsByRule(name, (await this.#config).files)),
      ...(await factsBeside(path)),
      ...this.#statedHere,
    }
  }

  /** @throws UserError for what cannot be read; then nothing is left of it. */
  async #readRows(
    file: SourceFile,
    found: Found,
    stating: Promise<StatedFacts>,
    isForOne: boolean,
    signal: AbortSignal,
  ): Promise<RowsOfFile> {
    const { name } = found
    const opening = { progress: this.#progress, now: this.#effects.now(), isolated: this.#isolated }
    const { source, shape, readRows } = await openFile(file, found, opening)
    // What nothing will tell is refused before all is read; first files are read while it cannot be said yet.
    const telling = this.#mustBeTold(name, shape, stating)
    if (this.#isOpen) await telling
    else telling.catch(() => {})
    this.#staging ??= Staging.open(this.#workspace)
    const staged = new StagedFileWriter(await this.#staging)
    try {
      const reading = readRows(staged, this.#hands, isForOne, signal)
      this.#begun.now()
      reading.catch(() => {})
      await telling
      const rows = await reading
      staged.finish()
      return { source, shape, staged, ...rows }
    } catch (error) {
      await staged.discard()
      throw error
    }
  }

  /** @throws UserError for what neither the heading of a file nor anybody tells. */
  async #mustBeTold(name: string, shape: FileShape, stating: Promise<StatedFacts>): Promise<void> {
    const stated = await stating
    if (!this.#effects.choose) await concludeFlow(name, stated, this.#effects)
    if (!shape.hasMonths) concludePeriod(name, stated, shape, [])
  }

  /**
   * Hands a file to the ledger. What comes of it is told later; the next one can be handed over meanwhile.
   *
   * @param othersRows about how many rows files have that were not handed over yet.
   */
  async takeIn(
    arrival: Arrival,
    othersRows: () => number,
  ): Promise<{ readonly rows: number; readonly outcome: Promise<FileOutcome | UndecidedFile> }> {
    const file = arrival.name
    if ('error' in arrival) return { rows: 0, outcome: Promise.resolve({ file, error: arrival.error }) }
    if ('known' in arrival) return { rows: 0, outcome: Promise.resolve(unchanged(file, arrival.known)) }
    if ('table' in arrival) return { rows: 0, outcome: Promise.resolve({ file, table: arrival.table }) }
    const { staged, sha256, stated, told } = arrival
    const rows = told.report.rows
    try {
      // The same content twice: whether the second says anything else shows when the first is there.
      if (this.#onTheWay.has(sha256)) {
        this.noneFollow()
        await Promise.allSettled(this.#onTheWay.values())
      }
      const existing = await this.#known(sha256)
      if (existing && !contradicts(stated, existing)) {
        await staged.discard()
        return { rows: 0, outcome: Promise.resolve(unchanged(file, existing)) }
      }
      const codes = getWorkspaceCodes({ config: await this.#config })
      const read = await settleRepeatedRows(
        { name: file, staged: toStagedFile(arrival), report: told.report },
        stated,
        this.#effects,
      )
      const { findings } = read
      const facts = await inferFileFacts(
        { ...arrival, told: { report: read.report }, findings },
        existing,
        this.#effects,
        codes,
      )
      const { ledger, there } = await this.#opening
      const restate = existing !== undefined
      const loading = ledger
        .load(read.staged, facts, { restate, othersUntil: this.#gathering.come, othersRows })
        .finally(() => this.#onTheWay.delete(sha256))
      there.add(sha256)
      this.#onTheWay.set(sha256, loading)
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

  /** Tells the ledger not to wait for more than it was handed. */
  noneFollow(): void {
    this.#gathering.now()
    this.#gathering = moment()
  }

  /** When all that was handed over is taken in or refused. */
  async close(): Promise<void> {
    this.#isolated.close()
    const staging = await this.#staging?.catch(() => undefined) // whoever needed it was told
    await staging?.close()
  }

  async #known(sha256: string): Promise<Load | undefined> {
    const { ledger, there } = await this.#opening
    return there.has(sha256) ? (await ledger.loads({ sha256 }))[0] : undefined
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
