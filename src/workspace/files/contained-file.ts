import { constants } from 'node:fs'
import { type FileHandle, open, realpath } from 'node:fs/promises'
import { extname, isAbsolute, join, relative, sep } from 'node:path'
import { systemRefusal, UserError } from '../../trade/errors/errors.ts'

export interface ContainedFileOptions {
  /** How many bytes it may have. */
  readonly largest: number
  /** The endings that it may have, also where a link leads; by default any. */
  readonly endings?: readonly string[]
}

/** More than any text that a person writes or a table of codes has: 16 MB. */
export const largestText = 16 * 1024 * 1024

/**
 * The bytes of a file that a workspace holds or names. The rule for all of them: it lies in the workspace, also where
 * links lead, and in no hidden folder of it; it is a regular file. Only paths that a person gives on the command line
 * may lead anywhere. So nobody who puts a link or a path into a workspace has another file read, or shown in a message.
 *
 * @throws UserError for a file elsewhere, one that is too large, or something that is not a file; the error of Node where
 * there is none, or it cannot be read.
 */
export async function readContainedFile(
  folder: string,
  file: string,
  { largest, endings }: ContainedFileOptions,
): Promise<Buffer> {
  if (isAbsolute(file)) throw isElsewhere(file)
  const [home, path] = await Promise.all([realpath(folder), realpath(join(folder, file))])
  // What the path itself says, such as `.desk`, is not for a link to say.
  const isLink = path !== join(home, file)
  if (!isWithin(home, path) || (isLink && isHidden(relative(home, path)))) throw isElsewhere(file)
  if (endings && !endings.includes(extname(path).toLowerCase())) throw isElsewhere(file)
  // A pipe would be waited for; and a link that has been put here since is not followed.
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0)
  const handle = await open(path, flags)
  try {
    return await readAll(handle, file, largest)
  } finally {
    await handle.close()
  }
}

/** The same as text in UTF-8. */
export const readContainedText = async (
  folder: string,
  file: string,
  options: Partial<ContainedFileOptions> = {},
): Promise<string> =>
  (await readContainedFile(folder, file, { largest: largestText, ...options })).toString('utf8')

/** Whether a real path is that of something in a folder, or below it. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '' && !isAbsolute(way) && way.split(sep)[0] !== '..'
}

const isHidden = (way: string): boolean => way.split(sep).some((part) => part.startsWith('.'))

async function readAll(handle: FileHandle, file: string, largest: number): Promise<Buffer> {
  const found = await handle.stat()
  if (found.isDirectory()) throw systemRefusal('EISDIR', file, null)
  if (!found.isFile()) throw isNoFile(file)
  if (found.size > largest) throw isTooLarge(file, largest)
  return handle.readFile()
}

const isElsewhere = (file: string): UserError =>
  new UserError(
    { zh: '这个文件不在工作区里，没有读取。', en: 'This file is not in the workspace, and was not read.' },
    {
      where: { file },
      hint: {
        zh: '把它复制到工作区里；指向工作区之外的链接和路径一概不读。',
        en: 'Copy it into the workspace: links and paths that lead out of it are not followed.',
      },
    },
  )

const isNoFile = (file: string): UserError =>
  new UserError({ zh: '这不是普通文件。', en: 'This is not a regular file.' }, { where: { file } })

const isTooLarge = (file: string, largest: number): UserError => {
  const megabytes = Math.floor(largest / 1_048_576)
  return new UserError(
    { zh: `文件太大，不能超过 ${megabytes} MB。`, en: `The file is too large: ${megabytes} MB at most.` },
    { where: { file } },
  )
}
