import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sizeOf } from '../../ledger/parquet/pages.ts'
import {
  type EncodedRows,
  pageOfLines,
  type StagedRows,
  stagedBeginning,
  stagedEnd,
} from '../../ledger/staged-file.ts'
import { isRunning } from '../is-running.ts'
import type { Workspace } from '../open.ts'
import {
  type PutRows,
  type PutWithoutLines,
  putPage,
  putRows,
  type StagedPlace,
  stagedPlace,
} from './staged-place.ts'

/** Makes the folder of staged files in a workspace; what processes that were killed left behind in it goes. */
export async function prepareStaging({ folder }: Workspace): Promise<string> {
  const staging = join(folder, '.staging')
  await mkdir(staging, { recursive: true })
  // Their names begin with the number of the process.
  const left = (await readdir(staging)).filter((name) => !isRunning(Number.parseInt(name, 10)))
  await Promise.all(left.map((name) => rm(join(staging, name), { force: true })))
  return staging
}

/** A staged file that is being written. */
export class StagedFileWriter {
  readonly #staging: string
  #place: StagedPlace
  readonly #rows: StagedRows[] = []
  readonly #units = new Set<string>()

  private constructor(staging: string, place: StagedPlace) {
    this.#staging = staging
    this.#place = place
  }

  /** Begins one in a folder that `prepareStaging` gave. */
  static async open(staging: string): Promise<StagedFileWriter> {
    return new StagedFileWriter(staging, await beginFile(staging))
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
    return { ...rows, linesAt: putPage(this.#place, page), linesSize: sizeOf(page) }
  }

  /** Puts and adds rows. */
  rows(rows: EncodedRows): void {
    this.add(putRows(this.#place, rows), 0)
  }

  /** Begins anew, as if nothing had been put there; what still is goes into the void. */
  async restart(): Promise<void> {
    const left = this.#place
    this.#place = await beginFile(this.#staging)
    this.#rows.length = 0
    this.#units.clear()
    await rm(left.path, { force: true })
  }

  /** Completes it. */
  finish(): void {
    putPage(this.#place, [stagedEnd(this.#rows)])
  }

  /** Leaves no trace of it. */
  async discard(): Promise<void> {
    await rm(this.path, { force: true })
  }
}

async function beginFile(staging: string): Promise<StagedPlace> {
  const path = join(staging, `${process.pid}-${randomUUID()}.parquet`)
  await writeFile(path, stagedBeginning)
  return stagedPlace(path, stagedBeginning.length)
}
