import { createHash } from 'node:crypto'
import { constants, copyFile, readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { refusedBySystem } from '../../../trade/errors/errors.ts'
import type { Localized } from '../../../trade/trade.ts'
import { type OutputFile, realDisk } from '../../files/files.ts'

/**
 * Before files are written over those that are there, keeps of these what someone has changed since a build wrote
 * them, such as an analyst in Word: as a copy beside it, with the time of the change in its name. Gives what is to be
 * said of it.
 *
 * @param wroteLast the SHA-256 of what a build wrote last under a name; undefined where none is known.
 * @throws SystemRefusal where one that is there cannot be read: it could not be kept either.
 */
export async function keepEdited(
  files: readonly OutputFile[],
  wroteLast: (name: string) => string | undefined,
): Promise<Localized[]> {
  const words: Localized[] = []
  for (const { path, bytes } of files) {
    const bytesOnDisk = await readIfThere(path)
    if (bytesOnDisk === null || bytesOnDisk.equals(bytes)) continue
    const name = basename(path)
    if (createHash('sha256').update(bytesOnDisk).digest('hex') === wroteLast(name)) continue
    const stored = keptName(name, (await stat(path)).mtime)
    // One of that name is of the same moment, and so the same.
    await copyFile(path, join(dirname(path), stored), constants.COPYFILE_EXCL).catch(unlessThere)
    // What someone wrote must be on the disk before the file it was written in is replaced.
    await realDisk.syncFile(join(dirname(path), stored))
    await realDisk.syncFolder(dirname(path))
    words.push({
      zh: `${name} 在编制之后被改动过，改动后的文件另存为 ${stored}`,
      en: `${name} was changed after it was built; with its changes it is kept as ${stored}`,
    })
  }
  return words
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw refusedBySystem(error, path) ?? error
  }
}

/** @example keptName('lithium-ion.en.docx', new Date(2024, 0, 20, 15, 30, 12)) // 'lithium-ion.en.kept-20240120-153012.docx' */
function keptName(name: string, changed: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${changed.getFullYear()}${two(changed.getMonth() + 1)}${two(changed.getDate())}`
  const time = `${two(changed.getHours())}${two(changed.getMinutes())}${two(changed.getSeconds())}`
  const extension = extname(name)
  return `${name.slice(0, name.length - extension.length)}.kept-${day}-${time}${extension}`
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
