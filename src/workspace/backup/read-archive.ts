import { createHash } from 'node:crypto'
import type { Entry, ZipFile } from 'yauzl'
import { refusedBySystem, UserError } from '../../trade/errors/errors.ts'
import { type Localized, visible } from '../../trade/trade.ts'
import { isSafePath } from './archive-path.ts'
import {
  type BackedUpFile,
  type BackupManifest,
  backupFormat,
  contentsFolder,
  largestManifest,
  manifestName,
  markerName,
  parseManifest,
} from './backup-manifest.ts'

/** A backup that is open for reading; its files have not been compared with their checksums yet. */
export interface Archive {
  readonly manifest: BackupManifest
  /** The bytes of a file. @throws UserError at their end, where they differ from its checksum. */
  read(file: BackedUpFile): AsyncGenerator<Uint8Array>
  close(): void
}

/** More entries than any workspace has: reading them would take memory for nothing. */
const mostEntries = 1_000_000

/**
 * Opens a backup and checks what it says it holds: each entry is a plain file once, under a safe path, and listed in the
 * manifest with its size; nothing else is there.
 *
 * @throws UserError for a file that is not a backup, that holds anything else, or that a newer program wrote.
 */
export async function openArchive(path: string): Promise<Archive> {
  const { openPromise } = await import('yauzl')
  let zip: ZipFile | undefined
  try {
    zip = await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true })
    const entries = await listEntries(zip, path)
    const manifest = await readManifest(zip, entries, path)
    return archiveOf(zip, entries, manifest, path)
  } catch (error) {
    zip?.close()
    if (error instanceof UserError) throw error
    throw refusedBySystem(error, path) ?? asUserError(error, path)
  }
}

async function listEntries(zip: ZipFile, path: string): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > mostEntries) throw hostile(path, tooMany)
  const entries = new Map<string, Entry>()
  const seen = new Set<string>()
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName
    const kind = (entry.externalFileAttributes >>> 16) & 0o170000
    if (kind !== 0 && kind !== 0o100000) throw hostile(path, notAFile, name)
    if (name.endsWith('/') || entry.isEncrypted() || !entry.canDecodeFileData())
      throw hostile(path, notAFile, name)
    if (!isSafePath(name)) throw hostile(path, unsafeName, name)
    // Some systems take names for one that differ in case, or in how letters are composed.
    const folded = name.normalize('NFC').toLowerCase()
    if (entries.has(name) || (seen.has(folded) && !caseMatters)) throw hostile(path, twice, name)
    seen.add(folded)
    entries.set(name, entry)
  }
  return entries
}

const caseMatters = process.platform !== 'win32' && process.platform !== 'darwin'

async function readManifest(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  path: string,
): Promise<BackupManifest> {
  const entry = entries.get(manifestName)
  if (!entry || !entries.has(markerName)) throw noBackup(path)
  if (entry.uncompressedSize > largestManifest) throw hostile(path, tooLarge, manifestName)
  const chunks: Buffer[] = []
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString('utf8')
  const manifest = parseManifest(text)
  if (!manifest) throw noBackup(path)
  if (manifest.format !== backupFormat) throw otherFormat(path, manifest)
  const listed = new Map(manifest.files.map((file) => [`${contentsFolder}/${file.path}`, file]))
  if (listed.size !== manifest.files.length) throw hostile(path, twice, manifestName)
  for (const [name, { uncompressedSize }] of entries) {
    if (name === manifestName || name === markerName) continue
    const file = listed.get(name)
    if (!file) throw hostile(path, unlisted, name)
    if (file.bytes !== uncompressedSize) throw hostile(path, otherSize, name)
    listed.delete(name)
  }
  for (const name of listed.keys()) throw damaged(path, name)
  return manifest
}

function archiveOf(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  manifest: BackupManifest,
  path: string,
): Archive {
  return {
    manifest,
    async *read(file) {
      const name = `${contentsFolder}/${file.path}`
      const entry = entries.get(name)
      if (!entry) throw damaged(path, name)
      const hash = createHash('sha256')
      try {
        for await (const chunk of await zip.openReadStreamPromise(entry)) {
          hash.update(chunk)
          yield chunk
        }
      } catch (error) {
        throw refusedBySystem(error, path) ?? damaged(path, name, error)
      }
      if (hash.digest('hex') !== file.sha256) throw damaged(path, name)
    },
    close: () => zip.close(),
  }
}

const isMissing = (file: string, cause: unknown): UserError =>
  new UserError({ zh: '没有这个文件。', en: 'There is no such file.' }, { where: { file }, cause })

/** What the library says of an archive that it does not read. */
function asUserError(error: unknown, path: string): UserError {
  const message = error instanceof Error ? error.message : ''
  if (message.startsWith('ENOENT')) return isMissing(path, error)
  if (/^(?:invalid relative path|absolute path|invalid characters in fileName)/.test(message))
    return hostile(path, unsafeName, message)
  return noBackup(path, error)
}

const noBackup = (file: string, cause?: unknown): UserError =>
  new UserError(
    { zh: '这个文件不是 Tradebrief 的备份。', en: 'This file is not a backup of Tradebrief.' },
    {
      where: { file },
      cause,
      hint: {
        zh: '备份由 tradebrief backup 写成。',
        en: 'Backups are written by: tradebrief backup',
      },
    },
  )

const otherFormat = (file: string, { format, program }: BackupManifest): UserError =>
  new UserError(
    {
      zh: `备份的格式是 ${format}，本程序只认识格式 ${backupFormat}。`,
      en: `The backup has format ${format}; this program knows format ${backupFormat}.`,
    },
    {
      where: { file },
      hint: {
        zh: `请用 Tradebrief ${visible(program)} 或更新的版本恢复。`,
        en: `Restore it with Tradebrief ${visible(program)} or later.`,
      },
    },
  )

const damaged = (file: string, name: string, cause?: unknown): UserError =>
  new UserError(
    {
      zh: `备份已损坏：${visible(name)} 与记录的校验和不符。`,
      en: `The backup is damaged: ${visible(name)} is not what its checksum says.`,
    },
    { where: { file }, cause, hint: useAnother },
  )

const hostile = (file: string, why: Localized, name = ''): UserError =>
  new UserError(
    {
      zh: `这个备份不能用：${why.zh}${name && `（${visible(name)}）`}。`,
      en: `This backup cannot be used: ${why.en}${name && ` (${visible(name)})`}.`,
    },
    { where: { file }, hint: useAnother },
  )

const useAnother: Localized = { zh: '请换用另一份备份。', en: 'Use another backup.' }

const tooMany: Localized = { zh: '文件太多', en: 'it has too many files' }
const notAFile: Localized = {
  zh: '里面有链接、文件夹或加密的内容',
  en: 'it holds a link, a folder or encrypted content',
}
const unsafeName: Localized = { zh: '里面有指向别处的名称', en: 'it holds a name that leads elsewhere' }
const twice: Localized = { zh: '同一个名称出现两次', en: 'it holds a name twice' }
const tooLarge: Localized = { zh: '清单太大', en: 'its list of files is too large' }
const unlisted: Localized = { zh: '里面有清单之外的文件', en: 'it holds a file that it does not list' }
const otherSize: Localized = { zh: '文件大小与清单不符', en: 'a file has another size than it lists' }
