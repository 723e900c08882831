import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

export interface OutputFile {
  readonly path: string
  readonly bytes: Uint8Array
  /** Who may read and write it, where not everyone may. */
  readonly mode?: number
}

/**
 * Writes files that belong together: each beside its place first, and only when all of them are written
 * are they renamed into place, so that what is there is whole.
 */
export async function writeFiles(files: readonly OutputFile[]): Promise<void> {
  const pending = files.map(({ path, bytes, mode }) => ({
    path,
    bytes,
    mode,
    beside: join(dirname(path), `.${basename(path)}.${randomUUID()}`),
  }))
  try {
    for (const { bytes, mode, beside } of pending) {
      await mkdir(dirname(beside), { recursive: true })
      await writeFile(beside, bytes, mode === undefined ? {} : { mode })
    }
    for (const { beside, path } of pending) await rename(beside, path)
  } finally {
    await Promise.all(pending.map(({ beside }) => rm(beside, { force: true })))
  }
}
