import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { refusedBySystem } from '../../trade/errors/errors.ts'
import {
  accessModes,
  addStopHook,
  type Disk,
  markPattern,
  processMark,
  realDisk,
  removeLeftBehind,
  removeStopHook,
} from '../../workspace/files/files.ts'
import { releasesFolder } from './journal.ts'
import { digest, formatSeal, type Seal, sealFile } from './seal.ts'

/** A folder that is being written, with the mark of the process that writes it. */
const unfinished = new RegExp(String.raw`^\.${markPattern}-[\da-f-]{36}$`)

/**
 * Where the files of a seal are frozen, in `releases/`: `lithium-ion/2023-12/v1-3f2a9c81d04e`. The name follows from the
 * content, so that two signatures of different files never share a folder.
 */
export const frozenFolder = (seal: Seal): string =>
  `${seal.product}/${seal.period}/v${seal.version}-${digest(formatSeal(seal)).slice(0, 12)}`

export interface ContentByName {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Freezes the files of a seal: writes all of them to a folder beside, with everything synced, and renames it into place,
 * so that a process that is killed leaves the whole folder or none. Files that are there already are not written again.
 *
 * @param folder of the workspace.
 * @throws SystemRefusal where something cannot be written.
 */
export async function freezeFiles(
  folder: string,
  seal: Seal,
  files: readonly ContentByName[],
  disk: Disk = realDisk,
): Promise<void> {
  const target = join(folder, releasesFolder, frozenFolder(seal))
  if (await isThere(target)) return
  const home = join(folder, releasesFolder)
  await removeLeftBehind(home, unfinished)
  const beside = join(home, `.${processMark}-${randomUUID()}`)
  const { mode, folderMode } = await accessModes(folder)
  addStopHook(beside, () => rmSync(beside, { recursive: true, force: true }))
  try {
    await disk.makeFolder(beside, folderMode)
    const folders = new Set([beside])
    for (const { name, bytes } of [...files, { name: sealFile, bytes: formatSeal(seal) }]) {
      const path = join(beside, name)
      await disk.makeFolder(dirname(path), folderMode)
      folders.add(dirname(path))
      // Nobody writes to them any more.
      await disk.writeFile(path, bytes, { mode: mode & 0o444, sync: true })
    }
    for (const path of folders) await disk.syncFolder(path)
    await disk.makeFolder(dirname(target), folderMode)
    await disk.rename(beside, target).catch(async (error: unknown) => {
      // Another process has frozen the same files meanwhile.
      if (!(await isThere(target))) throw error
    })
    for (const path of [dirname(target), dirname(dirname(target)), home, folder]) await disk.syncFolder(path)
  } catch (error) {
    throw refusedBySystem(error, target) ?? error
  } finally {
    await rm(beside, { recursive: true, force: true })
    removeStopHook(beside)
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
