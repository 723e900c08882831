import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { refusedBySystem } from '../trade/system-refusal.ts'
import { ifStopped, isOver } from './if-stopped.ts'
import { markPattern, processMark } from './process-mark.ts'

export interface OutputFile {
  readonly path: string
  readonly bytes: Uint8Array
  /** Who may read and write it, where not everyone may. */
  readonly mode?: number
}

/** A file that is being written beside its place, with the mark of the process that writes it. */
export const besideName = new RegExp(String.raw`^\..+\.${markPattern}-[\da-f-]{36}$`)

/**
 * Writes files that belong together: each beside its place first, and only when all of them are written
 * are they renamed into place, so that what is there is whole.
 *
 * @throws SystemRefusal where one cannot be written.
 */
export async function writeFiles(files: readonly OutputFile[]): Promise<void> {
  const pending = files.map(({ path, bytes, mode }) => ({
    path,
    bytes,
    mode,
    beside: join(dirname(path), `.${basename(path)}.${processMark}-${randomUUID()}`),
  }))
  for (const { beside } of pending) ifStopped(beside, () => rmSync(beside, { force: true }))
  try {
    for (const { path, bytes, mode, beside } of pending)
      await about(path, async () => {
        await mkdir(dirname(beside), { recursive: true })
        await writeFile(beside, bytes, mode === undefined ? {} : { mode })
      })
    for (const { beside, path } of pending) await about(path, () => rename(beside, path))
  } finally {
    // What cannot be deleted either is no news beside what went wrong.
    await Promise.allSettled(pending.map(({ beside }) => rm(beside, { force: true })))
    for (const { beside } of pending) isOver(beside)
  }
}

/** What is refused of the file beside is told of the one that it is to be. */
async function about(path: string, deed: () => Promise<void>): Promise<void> {
  try {
    await deed()
  } catch (error) {
    throw refusedBySystem(error, path) ?? error
  }
}
