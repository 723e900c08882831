import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { UserError } from '../../trade/user-error.ts'

/** A file on disk. */
export interface Found {
  readonly path: string
  readonly name: string
  /** In bytes. */
  readonly size: number
  /** When it was changed last. */
  readonly changed: Date
}

/**
 * The files meant by paths: a folder stands for the tables in it.
 *
 * @throws UserError for a path that is not there, and for a folder without any table.
 */
export async function filesToLoad(paths: readonly string[]): Promise<string[]> {
  const files = await Promise.all(
    paths.map(async (path) => {
      const found = await stat(path).catch((error: unknown) => {
        throw new UserError(
          { zh: '没有这个文件。', en: 'There is no such file.' },
          {
            where: { file: path },
            cause: error,
            hint: { zh: '检查文件名和所在文件夹。', en: 'Check the name and the folder.' },
          },
        )
      })
      if (!found.isDirectory()) return [path]
      const inside = (await readdir(path)).filter((name) => /\.(csv|xlsx?|txt)$/i.test(name)).sort()
      if (inside.length === 0) throw noTables(path)
      return inside.map((name) => join(path, name))
    }),
  )
  return files.flat()
}

/** Each as it is on disk now. */
export const foundFiles = (paths: readonly string[]): Promise<Found[]> =>
  Promise.all(
    paths.map(async (path) => {
      const { size, mtime } = await stat(path)
      return { path, name: basename(path), size, changed: mtime }
    }),
  )

export const bytesOf = (files: readonly Found[]): number => files.reduce((sum, { size }) => sum + size, 0)

function noTables(folder: string): UserError {
  return new UserError(
    { zh: '这个文件夹里没有可以读入的文件。', en: 'This folder has no files to load.' },
    {
      where: { file: folder },
      hint: {
        zh: '应当有 .csv、.xlsx、.xls 或 .txt 文件。',
        en: 'There should be .csv, .xlsx, .xls or .txt files.',
      },
    },
  )
}
