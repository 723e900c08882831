import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { UserError } from '../../trade/errors/errors.ts'
import type { EditionLanguage } from '../../trade/trade.ts'

/** What a folder with several briefs is searched for. */
export interface WantedFile {
  readonly product: string | null
  readonly language: EditionLanguage
}

/** Whether there is a file or a folder of this path. */
export const isPath = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/**
 * The JSON file of a brief: the path itself, or the file in a folder, of the wanted product and language where the folder
 * has several.
 *
 * @throws UserError where there is none, or where the folder has several and no product is wanted.
 */
export async function findStoredFile(path: string, { product, language }: WantedFile): Promise<string> {
  const found = await stat(path).catch(() => null)
  if (!found) throw notThere(path)
  if (!found.isDirectory()) return path
  const names = (await readdir(path)).filter((name) => /^[^_.].*\.json$/.test(name)).sort()
  const ending = language === 'zh' ? '' : `.${language}`
  const wanted = names.filter((name) =>
    product === null ? true : name === `${product}${ending}.json` || name === `${product}.json`,
  )
  const preferred = wanted.find((name) => product !== null && name === `${product}${ending}.json`)
  const [only, another] = wanted
  if (preferred) return join(path, preferred)
  if (only !== undefined && another === undefined) return join(path, only)
  throw names.length === 0 ? noneThere(path) : severalThere(path, names)
}

const notThere = (path: string): UserError =>
  new UserError(
    { zh: '没有这个文件或文件夹。', en: 'There is no such file or folder.' },
    { where: { file: path } },
  )

const noneThere = (path: string): UserError =>
  new UserError(
    { zh: '这个文件夹里没有简报数据（.json）。', en: 'This folder has no brief as data (.json).' },
    {
      where: { file: path },
      hint: {
        zh: '编制时加 --formats json：只有 JSON 里有每个数字的编号。',
        en: 'Build with --formats json: only JSON has the id of each figure.',
      },
    },
  )

const severalThere = (path: string, names: readonly string[]): UserError =>
  new UserError(
    { zh: '这个文件夹里有几份简报。', en: 'This folder has several briefs.' },
    {
      where: { file: path },
      hint: {
        zh: `写出文件：${names.map((name) => basename(name)).join('、')}`,
        en: `Name the file: ${names.map((name) => basename(name)).join(', ')}`,
      },
    },
  )
