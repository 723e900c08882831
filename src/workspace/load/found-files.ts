import type { Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type ColumnMapping, type FilePart, isTableName } from '../../sources/sources.ts'
import { refusedBySystem, UserError } from '../../trade/errors/errors.ts'
import { withoutControls } from '../../trade/trade.ts'

/** A file on disk. */
export interface FoundFile {
  readonly path: string
  /** With characters that cannot be seen made visible: it is recorded, and shown wherever the file is told of. */
  readonly name: string
  /** In bytes. */
  readonly size: number
  /** When it was changed last. */
  readonly changed: Date
  /** The one load of it that is meant, where it can hold several. */
  readonly part?: FilePart & { readonly source: string }
  /** What a person says that its columns mean. */
  readonly mapping?: ColumnMapping
  /** The commodities of the query, where a person says them before it is read. */
  readonly codes?: readonly string[]
}

/**
 * The files meant by paths: a folder stands for the tables in it.
 *
 * @throws UserError for a path that is not there or cannot be spelled, and for a folder without any table.
 */
export async function filesToLoad(paths: readonly string[]): Promise<string[]> {
  const files = await Promise.all(
    paths.map(async (path) => {
      const found = await readStats(path)
      if (!found.isDirectory()) return [path]
      const inside = (await readdir(path)).filter(isTableName).sort()
      if (inside.length === 0) throw noTables(path)
      return inside.map((name) => join(path, name))
    }),
  )
  return files.flat()
}

/** Each as it is on disk now. @throws UserError for one that is not there any more. */
export const findFiles = (paths: readonly string[]): Promise<FoundFile[]> =>
  Promise.all(
    paths.map(async (path) => {
      const { size, mtime } = await readStats(path)
      return { path, name: withoutControls(basename(path)), size, changed: mtime }
    }),
  )

export const countBytes = (files: readonly FoundFile[]): number =>
  files.reduce((sum, { size }) => sum + size, 0)

/** What stands in a path where its bytes are no UTF-8, so that it leads nowhere. */
const unreadable = '\uFFFD'

async function readStats(path: string): Promise<Stats> {
  try {
    return await stat(path)
  } catch (error) {
    throw (
      refusedBySystem(error, path) ??
      (path.includes(unreadable) ? notUtf8(path, error) : notThere(path, error))
    )
  }
}

const notThere = (file: string, cause: unknown): UserError =>
  new UserError(
    { zh: '没有这个文件。', en: 'There is no such file.' },
    {
      where: { file },
      cause,
      hint: { zh: '检查文件名和所在文件夹。', en: 'Check the name and the folder.' },
    },
  )

/** As an archive from Windows leaves behind where a program unpacks it that takes its names for UTF-8. */
const notUtf8 = (file: string, cause: unknown): UserError =>
  new UserError(
    {
      zh: '这个文件名不是 UTF-8 编码的，打不开。',
      en: 'The name of this file is not in UTF-8, so that it cannot be opened.',
    },
    {
      where: { file },
      cause,
      hint: {
        zh: '多半是 Windows 的压缩包：用 unzip -O GBK 重新解压，或者给文件改名。',
        en: 'It is probably from an archive made on Windows: unpack that with unzip -O GBK, or rename the file.',
      },
    },
  )

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
