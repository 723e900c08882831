import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { link, mkdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import packageFile from '../../../package.json' with { type: 'json' }
import type { LedgerVerification } from '../../ledger/ledger.ts'
import type { MovableLedger } from '../../ledger/transfer/transfer.ts'
import { refusedBySystem, systemRefusal, UserError } from '../../trade/errors/errors.ts'
import type { Effects } from '../effects.ts'
import {
  addStopHook,
  besideName,
  processMark,
  realDisk,
  removeLeftBehind,
  removeStopHook,
} from '../files/files.ts'
import { ledgerFile, type Workspace } from '../project/project.ts'
import { type BackedUpFile, type BackupManifest, backupFormat } from './backup-manifest.ts'
import { type LeftOutFile, listContents } from './contents.ts'
import { openArchive } from './read-archive.ts'
import { type ArchivedFile, writeArchive } from './write-archive.ts'

export interface BackupOptions {
  /** Whether a file of that name may be replaced. */
  readonly force?: boolean
  /** Whether briefs are included; by default yes. */
  readonly briefs?: boolean
  /** Whether the desk's tokens are included; by default yes. */
  readonly tokens?: boolean
}

/** A backup that was written and read back. */
export interface Backup {
  readonly file: string
  readonly bytes: number
  readonly files: number
  /** What the ledger held; null for a ledger on a cluster, which is not in the backup. */
  readonly ledger: { readonly loads: number; readonly rows: bigint } | null
  readonly leftOut: readonly LeftOutFile[]
}

/**
 * Writes everything that a workspace has into one file:
 *
 * 1. copies the ledger, as it stands at one moment, and verifies the copy;
 * 2. writes an archive with the copy and the workspace's files, under a temporary name beside the file;
 * 3. reads the archive back and compares every file with its checksum;
 * 4. gives the archive its name, which is the first that anybody sees of it.
 *
 * Whatever stops it, a file that has the name is whole: the earlier one or the new one.
 *
 * @param ledger of the workspace, this process's own or the desk's; null for one on a cluster, which the cluster backs up.
 * @throws UserError where the file is there already, or a copy does not hold what the ledger holds; SystemRefusal where
 * something cannot be read or written.
 */
export async function backUpWorkspace(
  workspace: Workspace,
  ledger: MovableLedger | null,
  file: string,
  options: BackupOptions,
  effects: Effects,
): Promise<Backup> {
  const target = resolve(file)
  await refuseExisting(target, options.force ?? false)
  const temporary = await makeTemporaryFolder(target)
  try {
    const copy = join(temporary, ledgerFile)
    const verification = ledger && (await copyLedger(ledger, workspace, copy, effects))
    const { briefs = true, tokens = true } = options
    const { files, leftOut } = await listContents(workspace.folder, { briefs, tokens })
    const archived = files.map(
      ({ path, modified }): ArchivedFile => ({ path, modified, source: join(workspace.folder, path) }),
    )
    if (verification) archived.push({ path: ledgerFile, source: copy, modified: effects.now() })
    const held = verification && { loads: verification.loads, rows: verification.rows }
    const archive = join(temporary, 'archive.zip')
    const size = files.reduce(
      (sum, listedFile) => sum + listedFile.size,
      verification ? (await stat(copy)).size : 0,
    )
    const manifest = (recorded: readonly BackedUpFile[]) => manifestOf(workspace, held, recorded, effects)
    await write(archive, archived, manifest, { size, effects })
    await readBack(archive, effects)
    const { size: bytes } = await stat(archive)
    await publish(archive, target, options.force ?? false)
    return { file, bytes, files: archived.length, ledger: held, leftOut }
  } catch (error) {
    throw isMissing(error) ? isGone(error) : (refusedBySystem(error) ?? error)
  } finally {
    await rm(temporary, { recursive: true, force: true })
    removeStopHook(temporary)
  }
}

const manifestOf = (
  { folder }: Workspace,
  ledger: Backup['ledger'],
  files: readonly BackedUpFile[],
  effects: Effects,
): BackupManifest => ({
  format: backupFormat,
  program: packageFile.version,
  made: effects.now().toISOString(),
  workspace: basename(resolve(folder)),
  ledger: ledger && { loads: ledger.loads, rows: String(ledger.rows) },
  files: [...files],
})

async function refuseExisting(target: string, force: boolean): Promise<void> {
  const found = await stat(target).catch(nullIfMissing)
  if (found?.isDirectory()) throw systemRefusal('EISDIR', target, null)
  if (found && !force) throw isThere(target)
}

/**
 * A folder beside the file, which only the owner may enter, for what is on the way; what killed processes left of
 * earlier tries goes.
 */
async function makeTemporaryFolder(target: string): Promise<string> {
  const parent = dirname(target)
  if (!(await stat(parent).catch(nullIfMissing))?.isDirectory())
    throw new UserError(
      { zh: '没有这个文件夹。', en: 'There is no such folder.' },
      { where: { file: parent }, hint: { zh: '请先新建它。', en: 'Create it first.' } },
    )
  await removeLeftBehind(parent, besideName)
  const temporary = join(parent, `.${basename(target)}.${processMark}-${randomUUID()}`)
  addStopHook(temporary, () => rmSync(temporary, { recursive: true, force: true }))
  await mkdir(temporary, { mode: 0o700 }).catch((error: unknown) => {
    removeStopHook(temporary)
    throw refusedBySystem(error, parent) ?? error
  })
  return temporary
}

/** How often the size of the copy is looked at, in milliseconds. */
const lookEvery = 200

/** Copies the ledger, and verifies the copy. Its size grows towards that of the ledger, which tells how far it is. */
async function copyLedger(
  ledger: MovableLedger,
  { folder }: Workspace,
  copy: string,
  effects: Effects,
): Promise<LedgerVerification> {
  const total = await sizeOf(join(folder, ledgerFile))
  const progress = effects.progress({ zh: '复制数据台账', en: 'copying the ledger' }, total)
  let seen = 0
  const timer = setInterval(async () => {
    const size = Math.min(total, await sizeOf(copy))
    progress.advance(Math.max(0, size - seen))
    seen = Math.max(seen, size)
  }, lookEvery)
  try {
    await ledger.copyTo(copy)
  } finally {
    clearInterval(timer)
    progress.done()
  }
  const { openDuckDbLedger } = await import('../../ledger/duckdb/duckdb.ts')
  const copied = await openDuckDbLedger(copy, { readOnly: true })
  try {
    const verification = await copied.verify()
    if (verification.faults.length > 0) throw isFaulty()
    return verification
  } finally {
    await copied.close()
  }
}

async function write(
  archive: string,
  files: readonly ArchivedFile[],
  manifest: (recorded: readonly BackedUpFile[]) => BackupManifest,
  { size, effects }: { readonly size: number; readonly effects: Effects },
): Promise<void> {
  const progress = effects.progress({ zh: '写备份', en: 'writing the backup' }, size)
  try {
    const text = (recorded: readonly BackedUpFile[]) => `${JSON.stringify(manifest(recorded), null, 2)}\n`
    await writeArchive(archive, files, text, (count) => progress.advance(count))
  } finally {
    progress.done()
  }
}

/** Reads all of an archive. @throws UserError where a file is not what its checksum says. */
export async function readBack(path: string, effects: Effects): Promise<BackupManifest> {
  const archive = await openArchive(path)
  const total = archive.manifest.files.reduce((sum, { bytes }) => sum + bytes, 0)
  const progress = effects.progress({ zh: '核对备份', en: 'checking the backup' }, total)
  try {
    for (const file of archive.manifest.files)
      for await (const chunk of archive.read(file)) progress.advance(chunk.length)
    return archive.manifest
  } finally {
    progress.done()
    archive.close()
  }
}

/** Gives the archive its name, durably; without `force` never to one that another file has got meanwhile. */
async function publish(archive: string, target: string, force: boolean): Promise<void> {
  if (force) await rename(archive, target)
  else
    await link(archive, target).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') throw isThere(target)
      // Some file systems, such as those of memory sticks, have no second names.
      await refuseExisting(target, false)
      await rename(archive, target)
    })
  await realDisk.syncFolder(dirname(target))
}

const sizeOf = async (path: string): Promise<number> => (await stat(path).catch(() => null))?.size ?? 0

const isMissing = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

function nullIfMissing(error: unknown): null {
  if (isMissing(error)) return null
  throw error
}

const isGone = (cause: NodeJS.ErrnoException): UserError =>
  new UserError(
    { zh: '备份期间有文件被移走了。', en: 'A file was removed while it was being backed up.' },
    {
      cause,
      ...(cause.path !== undefined && { where: { file: cause.path } }),
      hint: { zh: '请再运行一次。', en: 'Run it again.' },
    },
  )

const isThere = (file: string): UserError =>
  new UserError(
    { zh: '已有这个文件。', en: 'There is a file of this name already.' },
    {
      where: { file },
      hint: {
        zh: '换一个名称，或用 --force 替换它。',
        en: 'Choose another name, or replace it with --force.',
      },
    },
  )

const isFaulty = (): UserError =>
  new UserError(
    {
      zh: '数据台账有问题，没有写备份。',
      en: 'The ledger has faults; no backup was written.',
    },
    {
      hint: {
        zh: '用 tradebrief verify 查看，换回较早的备份，再载入其后的文件。',
        en: 'See which with: tradebrief verify. Restore an earlier backup, and load later files again.',
      },
    },
  )
