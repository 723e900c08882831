import { readFile, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { UserError } from '../../../trade/errors/errors.ts'
import type { Workspace } from '../workspace-type.ts'

/**
 * A file of the issuer's own that `tradebrief.yaml` names, such as a logo. It lies in the workspace, also where a
 * link leads.
 *
 * @throws UserError for a file that is not there, cannot be read, lies elsewhere, or has more than `most` bytes.
 */
export async function readHouseFile(
  { folder }: Pick<Workspace, 'folder'>,
  file: string,
  most: number,
): Promise<Uint8Array> {
  if (isAbsolute(file)) throw elsewhere(file)
  try {
    const [home, path] = await Promise.all([realpath(folder), realpath(join(folder, file))])
    const way = relative(home, path)
    if (isAbsolute(way) || way.split(sep)[0] === '..') throw elsewhere(file)
    if ((await stat(path)).size > most) throw tooLarge(file, most)
    return await readFile(path)
  } catch (cause) {
    throw cause instanceof UserError ? cause : missing(file, cause)
  }
}

const missing = (file: string, cause: unknown): UserError =>
  new UserError(
    { zh: 'tradebrief.yaml 里写的文件打不开。', en: 'A file that tradebrief.yaml names cannot be opened.' },
    {
      where: { file },
      cause,
      hint: {
        zh: '把它放进工作区，或删去 tradebrief.yaml 里的这一行。',
        en: 'Put it into the workspace, or remove its line in tradebrief.yaml.',
      },
    },
  )

const elsewhere = (file: string): UserError =>
  new UserError(
    {
      zh: 'tradebrief.yaml 里写的文件不在工作区里。',
      en: 'A file that tradebrief.yaml names is not in the workspace.',
    },
    { where: { file }, hint: { zh: '把它复制到工作区里。', en: 'Copy it into the workspace.' } },
  )

const tooLarge = (file: string, most: number): UserError => {
  const megabytes = Math.floor(most / 1_048_576)
  return new UserError(
    {
      zh: `tradebrief.yaml 里写的文件太大，不能超过 ${megabytes} MB。`,
      en: `A file that tradebrief.yaml names is too large: ${megabytes} MB at most.`,
    },
    { where: { file } },
  )
}
