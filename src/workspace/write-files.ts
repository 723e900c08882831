import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

export interface OutputFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/**
 * Writes files that belong together: each beside its place first, and only when all of them are written
 * are they renamed into place, so that what is there is whole.
 */
export async function writeFiles(files: readonly OutputFile[]): Promise<void> {
  const pending = files.map(({ path, bytes }) => ({
    path,
    bytes,
    beside: join(dirname(path), `.${basename(path)}.${randomUUID()}`),
  }))
  try {
    for (const { bytes, beside } of pending) {
      await mkdir(dirname(beside), { recursive: true })
      await writeFile(beside, bytes)
    }
    for (const { beside, path } of pending) await rename(beside, path)
  } finally {
    await Promise.all(pending.map(({ beside }) => rm(beside, { force: true })))
  }
}
