import { join } from 'node:path'
import { UserError } from '../../trade/errors/errors.ts'
import { largestText, readContainedFile } from '../../workspace/files/files.ts'
import type { Version } from '../machine/machine.ts'
import { releasesFolder } from './journal.ts'
import { digest, parseSeal, type Seal, sealFile } from './seal.ts'

/** No brief is larger: 1 GB. */
export const largestFile = 1024 * 1024 * 1024

/**
 * What a version was signed for.
 *
 * @throws UserError where it is not what was signed, or is not there.
 */
export async function readSeal(folder: string, { signature }: Version): Promise<Seal> {
  if (!signature) throw new Error('a version that is not signed has no seal')
  const file = join(releasesFolder, signature.folder, sealFile)
  const bytes = await readContainedFile(folder, file, { largest: largestText }).catch(asMissing(file))
  if (digest(bytes) !== signature.seal) throw isOther(file)
  return parseSeal(bytes.toString('utf8'), file)
}

/**
 * A frozen file of a version.
 *
 * @throws UserError where it is not what was signed, or is not there.
 */
export async function readFrozenFile(
  folder: string,
  version: Version,
  { name, sha256 }: Pick<Seal['files'][number], 'name' | 'sha256'>,
): Promise<Buffer> {
  const file = join(releasesFolder, version.signature?.folder ?? '', name)
  const bytes = await readContainedFile(folder, file, { largest: largestFile }).catch(asMissing(file))
  if (digest(bytes) !== sha256) throw isOther(file)
  return bytes
}

const asMissing =
  (file: string) =>
  (error: NodeJS.ErrnoException): never => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error
    throw new UserError(
      { zh: '签发的文件不见了。', en: 'A file that was signed is missing.' },
      { where: { file }, hint: restore },
    )
  }

const isOther = (file: string): UserError =>
  new UserError(
    { zh: '这个文件与签发时不同。', en: 'This file is not what was signed.' },
    { where: { file }, hint: restore },
  )

const restore = { zh: '从备份恢复它。', en: 'Restore it from a backup.' }
