import type { Dirent, Stats } from 'node:fs'
import { open, readdir, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { isWithin } from '../files/files.ts'
import { tokensFile } from '../project/tokens/tokens.ts'
import { isSafePath } from './archive-path.ts'
import { markerName } from './backup-manifest.ts'

/** Why a file of the workspace is not in a backup. */
export type LeftOutReason = 'link' | 'special' | 'name'

export interface LeftOutFile {
  readonly path: string
  readonly reason: LeftOutReason
}

export interface ListedFile {
  /** In the workspace, with `/` between its parts. */
  readonly path: string
  readonly size: number
  readonly modified: Date
}

export interface Contents {
  readonly files: readonly ListedFile[]
  readonly leftOut: readonly LeftOutFile[]
}

export interface ContentsOptions {
  readonly briefs: boolean
  readonly tokens: boolean
}

/** The folder of the desk's own files; of these the tokens, the record of changes and earlier texts belong to the user. */
const deskFolder = '.desk'
const changesFile = `${deskFolder}/changes.jsonl`
const historyFolder = `${deskFolder}/history`

/**
 * The files of a workspace that a backup holds, in the order of their paths: all but the ledger, which is copied by the
 * engine, hidden files (temporary ones, `.git`), and earlier backups that lie in the workspace. Links are followed
 * where they lead to files of the workspace.
 */
export async function listContents(folder: string, options: ContentsOptions): Promise<Contents> {
  const home = await realpath(folder)
  const files: ListedFile[] = []
  const leftOut: LeftOutFile[] = []
  const visit = async (inside: string): Promise<void> => {
    for (const entry of await readdir(join(home, inside), { withFileTypes: true })) {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`
      if (isPassedOver(path, options)) continue
      if (entry.isDirectory()) {
        await visit(path)
        continue
      }
      const reason = await reasonToLeaveOut(home, path, entry, options)
      if (reason) leftOut.push({ path, reason })
      else {
        const found = await stat(join(home, path)).catch(nullIfMissing)
        if (found && !(await isBackup(join(home, path), found)))
          files.push({ path, size: found.size, modified: found.mtime })
      }
    }
  }
  await visit('')
  const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1)
  return { files: files.sort(byPath), leftOut: leftOut.sort(byPath) }
}

function isPassedOver(path: string, { briefs, tokens }: ContentsOptions): boolean {
  if (path === deskFolder || path === changesFile) return false
  if (path === historyFolder || path.startsWith(`${historyFolder}/`))
    return path.split('/').at(-1)?.startsWith('.') === true
  if (path === tokensFile.split(sep).join('/')) return !tokens
  if (path.startsWith(`${deskFolder}/`)) return true
  if (path === 'briefs') return !briefs
  return /^ledger\.duckdb(?:\.|$)/.test(path) || path.split('/').at(-1)?.startsWith('.') === true
}

async function reasonToLeaveOut(
  home: string,
  path: string,
  entry: Dirent,
  options: ContentsOptions,
): Promise<LeftOutReason | null> {
  if (!isSafePath(path)) return 'name'
  if (entry.isFile()) return null
  if (!entry.isSymbolicLink()) return 'special'
  const target = await realpath(join(home, path)).catch(nullIfMissing)
  if (target === null || !isWithin(home, target)) return 'link'
  // A link to the ledger must not be opened any more than the ledger itself (see `copyLedgerTo`).
  if (isPassedOver(relative(home, target).split(sep).join('/'), options)) return 'link'
  return (await stat(target)).isFile() ? null : 'link'
}

/** An archive's first entry has its name 30 bytes from the beginning. */
async function isBackup(path: string, { size }: Stats): Promise<boolean> {
  if (size < 1000) return false
  const file = await open(path)
  try {
    const bytes = Buffer.alloc(30 + markerName.length)
    await file.read(bytes, 0, bytes.length, 0)
    return bytes.toString('latin1', 0, 4) === 'PK\u0003\u0004' && bytes.toString('latin1', 30) === markerName
  } finally {
    await file.close()
  }
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
