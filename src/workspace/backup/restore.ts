import { randomUUID } from 'node:crypto'
import { createWriteStream, rmSync } from 'node:fs'
import { mkdir, readdir, realpath, rename, rm, rmdir, statfs, utimes } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { refusedBySystem, systemRefusal, UserError } from '../../trade/errors/errors.ts'
import type { Effects } from '../effects.ts'
import {
  addStopHook,
  besideName,
  isWithin,
  processMark,
  realDisk,
  removeLeftBehind,
  removeStopHook,
} from '../files/files.ts'
import { readDeskLock } from '../process/process.ts'
import { configFile, ledgerFile } from '../project/project.ts'
import { isSafePath } from './archive-path.ts'
import type { BackupManifest } from './backup-manifest.ts'
import { openArchive } from './read-archive.ts'
import { readBack } from './write-backup.ts'

export interface RestoreOptions {
  /** Whether a workspace that is there may be replaced; it is renamed, not deleted. */
  readonly force?: boolean
}

export interface Restored {
  readonly folder: string
  readonly made: string
  readonly files: number
  /** Null where the ledger is on a cluster, which is not in the backup. */
  readonly ledger: { readonly loads: number; readonly rows: bigint } | null
  /** Where the workspace that was there is now; null where there was none. */
  readonly replaced: string | null
}

/**
 * Makes a workspace from a backup, all of it or nothing:
 *
 * 1. refuses a folder that is not empty, unless it is a workspace that is to be replaced and nobody has open;
 * 2. reads the whole archive and compares every file with its checksum, before anything is written;
 * 3. writes the files, durably, into a temporary folder beside the folder, and verifies the ledger there;
 * 4. renames what was there, if anything, and then the temporary folder into its place.
 *
 * @param folder where to; by default a new folder of the present one, named as the workspace was.
 * @throws UserError for a folder that cannot be used, or an archive that is damaged or not a backup; SystemRefusal where
 * something cannot be read or written.
 */
export async function restoreWorkspace(
  file: string,
  folder: string | null,
  { force = false }: RestoreOptions,
  effects: Effects,
): Promise<Restored> {
  if (folder !== null) await refuseUnusable(await realFolder(folder), force)
  const manifest = await readBack(file, effects)
  const target = await realFolder(folder ?? folderNamedBy(manifest, file))
  if (folder === null) await refuseUnusable(target, force)
  await refuseWithoutRoom(dirname(target), manifest)
  const temporary = await makeTemporaryFolder(target)
  try {
    await extract(file, temporary, effects)
    const ledger = manifest.ledger && (await verifyLedger(join(temporary, ledgerFile), manifest))
    const replaced = await replace(temporary, target, effects.now())
    const files = manifest.files.length
    return { folder: folder ?? basename(target), made: manifest.made, files, ledger, replaced }
  } catch (error) {
    throw refusedBySystem(error) ?? error
  } finally {
    await rm(temporary, { recursive: true, force: true })
    removeStopHook(temporary)
  }
}

/** Where a folder really is; a name where nothing is stays as it is. */
const realFolder = async (folder: string): Promise<string> =>
  (await realpath(folder).catch(nullIfMissing)) ?? resolve(folder)

function folderNamedBy({ workspace }: BackupManifest, file: string): string {
  if (!workspace.includes('/') && isSafePath(workspace, 'win32') && !workspace.startsWith('.'))
    return workspace
  throw new UserError(
    { zh: '备份里没有可用的文件夹名称。', en: 'The backup names no folder that could be used.' },
    {
      where: { file },
      hint: { zh: '写明恢复到哪个文件夹。', en: 'Say which folder to restore it to.' },
    },
  )
}

/** @throws UserError where the folder cannot be, or must not be, what the backup is restored to. */
async function refuseUnusable(target: string, force: boolean): Promise<void> {
  const names = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    if (error.code === 'ENOTDIR') throw systemRefusal('ENOTDIR', target, error)
    throw refusedBySystem(error, target) ?? error
  })
  if (names === null) return
  const here = resolve('.')
  if (here === target || isWithin(target, here)) throw isPresentFolder(target)
  if (names.length === 0) return
  const isWorkspace = [configFile, ledgerFile, 'products'].some((name) => names.includes(name))
  if (!isWorkspace || !force) throw isNotEmpty(target, isWorkspace)
  const desk = await readDeskLock(target)
  if (desk)
    throw new UserError(
      { zh: `这个工作区在工作台中开着：${desk.url}`, en: `A desk is open on this workspace: ${desk.url}` },
      { hint: { zh: '先关闭工作台。', en: 'Close the desk first.' } },
    )
  if (names.includes(ledgerFile)) await refuseInUse(join(target, ledgerFile))
}

/** @throws UserError where another program has the ledger open. One that is damaged may be replaced. */
async function refuseInUse(path: string): Promise<void> {
  const { isInUse, openInstance } = await import('../../ledger/duckdb/duckdb.ts')
  try {
    const instance = await openInstance(path, true)
    instance.closeSync()
  } catch (error) {
    if (isInUse(error)) throw error
  }
}

/** A margin for folders and metadata, in bytes. */
const margin = 16 * 1024 * 1024

async function refuseWithoutRoom(parent: string, { files }: BackupManifest): Promise<void> {
  const needed = files.reduce((sum, { bytes }) => sum + bytes, margin)
  const room = await statfs(parent).catch(() => null)
  if (room && room.bavail * room.bsize < needed) throw systemRefusal('ENOSPC', parent, null)
}

async function makeTemporaryFolder(target: string): Promise<string> {
  const parent = dirname(target)
  await mkdir(parent, { recursive: true }).catch((error: unknown) => {
    throw refusedBySystem(error, parent) ?? error
  })
  await removeLeftBehind(parent, besideName)
  const temporary = join(parent, `.${basename(target)}.${processMark}-${randomUUID()}`)
  addStopHook(temporary, () => rmSync(temporary, { recursive: true, force: true }))
  await mkdir(temporary, { mode: 0o700 }).catch((error: unknown) => {
    removeStopHook(temporary)
    throw refusedBySystem(error, parent) ?? error
  })
  return temporary
}

/** Writes the files of an archive into a folder; when this returns, they are on the disk. */
async function extract(file: string, folder: string, effects: Effects): Promise<void> {
  const archive = await openArchive(file)
  const { files } = archive.manifest
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const progress = effects.progress({ zh: '恢复', en: 'restoring' }, total)
  const folders = new Set([folder])
  try {
    for (const listed of files) {
      const target = join(folder, listed.path)
      for (let parent = dirname(target); !folders.has(parent); parent = dirname(parent)) {
        await mkdir(parent, { recursive: true, mode: 0o700 })
        folders.add(parent)
      }
      // 'wx' follows no link, and refuses a name that the system takes for one that was written already.
      const output = createWriteStream(target, { flags: 'wx', mode: 0o600 })
      await pipeline(archive.read(listed), output)
      const modified = new Date(listed.modified)
      await utimes(target, modified, modified)
      await realDisk.syncFile(target)
      progress.advance(listed.bytes)
    }
    for (const item of folders) await realDisk.syncFolder(item)
  } finally {
    progress.done()
    archive.close()
  }
}

async function verifyLedger(
  path: string,
  { ledger: recorded }: BackupManifest,
): Promise<{ readonly loads: number; readonly rows: bigint }> {
  const { openDuckDbLedger } = await import('../../ledger/duckdb/duckdb.ts')
  const ledger = await openDuckDbLedger(path)
  try {
    const { loads, rows, faults } = await ledger.verify()
    if (faults.length > 0 || loads !== recorded?.loads || String(rows) !== recorded.rows) throw isFaulty()
    return { loads, rows }
  } finally {
    await ledger.close()
  }
}

/** Puts the restored folder into its place. Returns where the workspace that was there is now. */
async function replace(temporary: string, target: string, now: Date): Promise<string | null> {
  const names = await readdir(target).catch(nullIfMissing)
  let replaced: string | null = null
  if (names?.length === 0) await rmdir(target)
  else if (names) {
    replaced = `${target}.before-restore-${now.toISOString().replace(/\D/g, '')}`
    await rename(target, replaced)
  }
  try {
    await rename(temporary, target)
  } catch (error) {
    if (replaced) await rename(replaced, target)
    throw error
  }
  await realDisk.syncFolder(dirname(target))
  return replaced
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

const isPresentFolder = (file: string): UserError =>
  new UserError(
    {
      zh: '这是当前所在的文件夹，恢复时不能替换它。',
      en: 'This is the present folder, which cannot be replaced from within.',
    },
    {
      where: { file },
      hint: {
        zh: '写一个新文件夹的名称，或先离开这个文件夹。',
        en: 'Name a new folder, or leave this one first.',
      },
    },
  )

const isNotEmpty = (file: string, isWorkspace: boolean): UserError =>
  new UserError(
    { zh: '这个文件夹不是空的。', en: 'This folder is not empty.' },
    {
      where: { file },
      hint: isWorkspace
        ? {
            zh: '换一个文件夹；或用 --force 替换这个工作区，它会改名留在旁边。',
            en: 'Choose another folder, or replace this workspace with --force; it is renamed and stays beside it.',
          }
        : { zh: '换一个文件夹。', en: 'Choose another folder.' },
    },
  )

const isFaulty = (): UserError =>
  new UserError(
    {
      zh: '备份里的数据台账与记录的不符，什么也没有恢复。',
      en: 'The ledger of the backup is not what it recorded; nothing was restored.',
    },
    { hint: { zh: '请换用另一份备份。', en: 'Use another backup.' } },
  )
