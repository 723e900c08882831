/**
 * Staged files of a load.
 *
 * @module
 */
import { randomUUID } from 'node:crypto'
import { renameSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { measureSize } from '../../../ledger/staging/parquet/parquet.ts'
import {
  type EncodedRows,
  pageOfLines,
  type StagedRows,
  stagedBeginning,
  stagedEnd,
} from '../../../ledger/staging/staging.ts'
import { processMark } from '../../files/files.ts'
import { stagingFolder } from '../../process/process.ts'
import {
  endOfPlace,
  endPlace,
  type PutRows,
  type PutWithoutLines,
  putPage,
  putRows,
  type StagedPlace,
  setEndOfPlace,
  stagedPlace,
} from './shared-append-file.ts'

export {
  endOfPlace,
  type PutRows,
  type PutWithoutLines,
  putRows,
  putWithoutLines,
  type StagedPlace,
  stagedPlace,
} from './shared-append-file.ts'

/**
 * The folder of staged files in a workspace. One that has served is used again, under another name: to make and to
 * delete a file for each of hundreds takes a disk longer than to fill them.
 */
export class Staging {
  readonly #folder: string
  readonly #served: string[] = []
  readonly #there = new Set<string>()
  #isClosed = false

  private constructor(folder: string) {
    this.#folder = folder
  }

  static async open(workspace: { readonly folder: string }): Promise<Staging> {
    return new Staging(await stagingFolder(workspace))
  }

  /**
   * A place in which nothing is yet.
   *
   * @throws Error where it is closed.
   */
  begin(): StagedPlace {
    if (this.#isClosed) throw new Error('no file is staged any more')
    const path = join(this.#folder, `${processMark}-${randomUUID()}.parquet`)
    this.#there.add(path)
    const served = this.#served.pop()
    if (served === undefined) writeFileSync(path, stagedBeginning)
    else {
      renameSync(served, path)
      this.#there.delete(served)
    }
    return stagedPlace(path, stagedBeginning.length)
  }

  /** Keeps a file for the next one. Nobody may be writing to it still. */
  keep({ path }: StagedPlace): void {
    this.#served.push(path)
  }

  /** Leaves no trace, be it of files that are still being written. */
  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.all([...this.#there].map((path) => rm(path, { force: true })))
  }
}

/** A staged file that is being written. */
export class StagedFileWriter {
  readonly #staging: Staging
  #place: StagedPlace
  readonly #rows: StagedRows[] = []
  readonly #units = new Set<string>()
  #isFinished = false
  #isDiscarded = false

  constructor(staging: Staging) {
    this.#staging = staging
    this.#place = staging.begin()
  }

  /** Where rows may be put, by any thread, which are then to be added. */
  get place(): StagedPlace {
    return this.#place
  }

  get path(): string {
    return this.#place.path
  }

  /** The units of all rows. */
  get units(): readonly string[] {
    return [...this.#units]
  }

  /**
   * Adds rows that were put there, behind those that were added before.
   *
   * @param later where their lines are to be put yet, how many lines of the file come before the part that they are
   *   from.
   */
  add(rows: PutRows | PutWithoutLines, later: number): void {
    this.#rows.push('lines' in rows ? this.#withLines(rows, later) : rows)
    for (const unit of rows.units) this.#units.add(unit)
  }

  #withLines({ lines, ...rows }: PutWithoutLines, later: number): StagedRows {
    const page = pageOfLines(lines, later)
    return { ...rows, linesAt: putPage(this.#place, page), linesSize: measureSize(page) }
  }

  /** Puts and adds rows. */
  rows(rows: EncodedRows): void {
    this.add(putRows(this.#place, rows), 0)
  }

  /** Where another process may put rows, when no thread does. */
  get end(): number {
    return endOfPlace(this.#place)
  }

  /** Adds rows that another process has put there. @param end where the file ends now. */
  adopt(rows: readonly PutRows[], end: number): void {
    setEndOfPlace(this.#place, end)
    for (const some of rows) this.add(some, 0)
  }

  /** Begins anew, as if nothing had been put there; what still is goes into the void. */
  async restart(): Promise<void> {
    const left = this.#place
    this.#place = this.#staging.begin()
    this.#rows.length = 0
    this.#units.clear()
    await rm(left.path, { force: true })
  }

  /** Completes it. */
  finish(): void {
    putPage(this.#place, [stagedEnd(this.#rows)])
    endPlace(this.#place)
    this.#isFinished = true
  }

  /** It has served, or is not wanted: then some thread may be writing to it still. */
  async discard(): Promise<void> {
    if (!this.#isFinished) await rm(this.path, { force: true })
    else if (!this.#isDiscarded) this.#staging.keep(this.#place)
    this.#isDiscarded = true
  }
}
