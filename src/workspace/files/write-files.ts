import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { refusedBySystem } from '../../trade/errors/errors.ts'
import { accessModes } from './access.ts'
import { addStopHook, removeStopHook } from './cleanup-hooks.ts'
import { type Disk, realDisk } from './disk.ts'
import { markPattern, processMark } from './owner-tag.ts'

export interface OutputFile {
  readonly path: string
  readonly bytes: Uint8Array
  /** Who may read and write it, where not everyone may. */
  readonly mode?: number
  /** The same of its folder, where that is created for it. */
  readonly folderMode?: number
}

/** A file that is being written beside its place, with the mark of the process that writes it. */
export const besideName = new RegExp(String.raw`^\..+\.${markPattern}-[\da-f-]{36}$`)

/**
 * Writes files that belong together: each to a temporary name beside its place, and only when all of them are written
 * are they renamed into place, so that a process that is killed leaves each file whole, old or new. After a power
 * failure a file may have its old content, its new content, or be empty: use this for what can be built again, such as
 * briefs and their manifests.
 *
 * @throws SystemRefusal where one cannot be written.
 */
export const writeFiles = (files: readonly OutputFile[], disk: Disk = realDisk): Promise<void> =>
  write(files, { sync: false, disk })

/**
 * As `writeFiles`, for what people wrote themselves and nobody could build again: when this returns, the new content
 * survives a power failure, and one that comes earlier leaves the old content or the new. Syncs each file before it is
 * renamed, and after that the folders whose entries changed.
 *
 * @throws SystemRefusal where one cannot be written or synced.
 */
export const writeFilesDurably = (files: readonly OutputFile[], disk: Disk = realDisk): Promise<void> =>
  write(files, { sync: true, disk })

/** Removes a file, which then stays removed after a power failure. */
export async function removeFileDurably(path: string, disk: Disk = realDisk): Promise<void> {
  await about(path, async () => {
    await disk.remove(path)
    await disk.syncFolder(dirname(path)).catch(unlessMissing)
  })
}

async function write(
  files: readonly OutputFile[],
  { sync, disk }: { readonly sync: boolean; readonly disk: Disk },
): Promise<void> {
  const pending = files.map((file) => ({
    ...file,
    beside: join(dirname(file.path), `.${basename(file.path)}.${processMark}-${randomUUID()}`),
  }))
  const changedFolders = new Set<string>()
  for (const { beside } of pending) addStopHook(beside, () => rmSync(beside, { force: true }))
  try {
    for (const { path, bytes, mode, folderMode, beside } of pending)
      await about(path, async () => {
        const created = await disk.makeFolder(dirname(beside), folderMode)
        for (const folder of parentsOfCreated(created, dirname(path))) changedFolders.add(folder)
        await disk.writeFile(beside, bytes, { mode, sync })
      })
    for (const { beside, path } of pending) await about(path, () => disk.rename(beside, path))
    if (sync) for (const folder of changedFolders) await about(folder, () => disk.syncFolder(folder))
  } finally {
    // What cannot be deleted either is no news beside what went wrong.
    await Promise.allSettled(pending.map(({ beside }) => disk.remove(beside)))
    for (const { beside } of pending) removeStopHook(beside)
  }
}

/** The folders whose entries change with a new file in a folder: that folder, and the parents of those created for it. */
function parentsOfCreated(created: string | undefined, folder: string): string[] {
  const folders = [folder]
  if (created === undefined) return folders
  const depth = relative(created, folder).split(sep).filter(Boolean).length + 1
  for (let level = 0; level < depth; level++) folders.push(dirname(folders.at(-1) ?? folder))
  return folders
}

/** What is refused of the file beside is told of the one that it is to be. */
async function about(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    throw refusedBySystem(error, path) ?? error
  }
}

function unlessMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}

/**
 * Adds lines to a file of the workspace, which is made where it is missing; with `O_APPEND`, so that lines of two
 * processes do not overwrite each other. A last line that was cut off is ended before. When this returns, the lines are
 * on the disk.
 *
 * @param folder of the workspace.
 * @param file in it.
 * @throws UserError where the system refuses it.
 */
export async function appendLines(folder: string, file: string, lines: readonly string[]): Promise<void> {
  const path = join(folder, file)
  const { mode, folderMode } = await accessModes(folder)
  try {
    const created = await realDisk.makeFolder(dirname(path), folderMode)
    const handle = await open(path, 'a+', mode)
    try {
      const { size } = await handle.stat()
      const last = Buffer.alloc(1)
      if (size > 0) await handle.read(last, 0, 1, size - 1)
      const isCutOff = size > 0 && last[0] !== 10
      await handle.writeFile(`${isCutOff ? '\n' : ''}${lines.map((line) => `${line}\n`).join('')}`)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await realDisk.syncFolder(dirname(path))
    if (created !== undefined) await realDisk.syncFolder(folder)
  } catch (error) {
    throw refusedBySystem(error, path) ?? error
  }
}
