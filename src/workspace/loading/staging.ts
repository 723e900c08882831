import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type EncodedRows, StagedFileEncoder } from '../../ledger/staged-file.ts'
import { isRunning } from '../is-running.ts'
import type { Workspace } from '../open.ts'

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
  readonly path: string
  readonly #file: FileHandle
  readonly #encoder = new StagedFileEncoder()
  readonly #units = new Set<string>()

  private constructor(path: string, file: FileHandle) {
    this.path = path
    this.#file = file
  }

  /** Begins one in a folder that `prepareStaging` gave. */
  static async open(staging: string): Promise<StagedFileWriter> {
    const path = join(staging, `${process.pid}-${randomUUID()}.parquet`)
    const writer = new StagedFileWriter(path, await open(path, 'w'))
    await writer.#file.write(writer.#encoder.begin())
    return writer
  }

  /** The units of all rows. */
  get units(): readonly string[] {
    return [...this.#units]
  }

  /** @param later see `StagedFileEncoder.rows`. */
  async rows(rows: EncodedRows, later = 0): Promise<void> {
    for (const unit of rows.units) this.#units.add(unit)
    await this.#file.write(this.#encoder.rows(rows, later))
  }

  /** Begins anew, as if nothing had been written. */
  async restart(): Promise<void> {
    this.#units.clear()
    await this.#file.truncate(0)
    await this.#file.write(this.#encoder.begin(), 0, null, 0)
  }

  /** Completes it. */
  async finish(): Promise<void> {
    await this.#file.write(this.#encoder.end())
    await this.#file.close()
  }

  /** Leaves no trace of it. */
  async discard(): Promise<void> {
    await this.#file.close().catch(() => undefined)
    await rm(this.path, { force: true })
  }
}
