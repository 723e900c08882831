import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Commentary } from '../../../brief/commentary/commentary.ts'
import { formatEditionPeriod, type Product } from '../../../brief/product/product.ts'
import { getLocale } from '../../../brief/wording/wording.ts'
import { UserError } from '../../../trade/errors/errors.ts'
import {
  type EditionLanguage,
  editionLanguages,
  formatPeriod,
  type Localized,
  type Month,
  namePeriod,
  type Period,
} from '../../../trade/trade.ts'
import {
  accessModes,
  largestText,
  readContainedFile,
  removeFileDurably,
  writeFilesDurably,
} from '../../files/files.ts'
import type { Requester } from '../../process/process.ts'
import { archivedIds, productIds } from '../products/products.ts'
import type { Workspace } from '../workspace-type.ts'
import { parseCommentary } from './parsed-commentary.ts'

/** Chinese: `commentary/2023-12/lithium-ion.md`. English: `lithium-ion.en.md`. */
export function commentaryFile(
  product: Pick<Product, 'id' | 'edition'>,
  month: Month,
  language: EditionLanguage,
): string {
  const name = language === 'zh' ? product.id : `${product.id}.${language}`
  return `commentary/${formatEditionPeriod(product, month)}/${name}.md`
}

/**
 * What the analysts wrote for a product's month, by language.
 *
 * @throws UserError for a file that is no text in UTF-8, or has markup that a commentary cannot have.
 */
export async function readCommentaries(
  { folder }: Workspace,
  product: Product,
  month: Month,
): Promise<Partial<Record<EditionLanguage, Commentary>>> {
  const entries: [EditionLanguage, Commentary][] = []
  for (const language of editionLanguages) {
    const file = commentaryFile(product, month, language)
    const bytes = await bytesOf(folder, file)
    const commentary = bytes && (await readCommentaryFile(bytes, file, language))
    if (commentary) entries.push([language, commentary])
  }
  return Object.fromEntries(entries)
}

/** The commentary that a file’s bytes are; null for one that says nothing. @throws UserError as `readCommentaries`. */
export async function readCommentaryFile(
  bytes: Uint8Array,
  file: string,
  language: EditionLanguage,
  requester?: Requester,
): Promise<Commentary | null> {
  const parts = await parseCommentary({ source: textOf(bytes, file), file, language }, requester)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return parts.length > 0 ? { file, sha256, parts } : null
}

/** The text of a commentary’s file; empty where there is none. @throws UserError where it is no text in UTF-8. */
export async function readCommentaryText({ folder }: Workspace, file: string): Promise<string> {
  const bytes = await bytesOf(folder, file)
  return bytes ? textOf(bytes, file) : ''
}

/** Writes a commentary’s file; an empty text takes it away. */
export async function writeCommentaryText({ folder }: Workspace, file: string, text: string): Promise<void> {
  const path = join(folder, file)
  if (text.trim() === '') await removeFileDurably(path)
  else
    await writeFilesDurably([{ path, bytes: new TextEncoder().encode(text), ...(await accessModes(folder)) }])
}

const bytesOf = (folder: string, file: string): Promise<Uint8Array | null> =>
  readContainedFile(folder, file, { largest: largestText, endings: ['.md'] }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
      throw error
    },
  )

/** So many texts of other periods are read. */
const mostOthers = 24

/** The commentaries of a product in other periods of the same edition, the latest first; empty ones are left out. */
export async function readOtherCommentaries(
  workspace: Workspace,
  product: Pick<Product, 'id' | 'edition'>,
  month: Month,
  language: EditionLanguage,
): Promise<{ readonly period: string; readonly text: string }[]> {
  const current = formatEditionPeriod(product, month)
  const shape = (period: string): string => period.replace(/\d/g, '0')
  const folders = await readdir(join(workspace.folder, 'commentary')).catch(() => [])
  const periods = folders.filter((period) => period !== current && shape(period) === shape(current))
  const name = commentaryFile(product, month, language).split('/').at(-1)
  const found: { period: string; text: string }[] = []
  for (const period of periods.sort().reverse()) {
    if (found.length === mostOthers) break
    // A file that cannot be read is told in its own period; here it is one text less.
    const text = await readCommentaryText(workspace, `commentary/${period}/${name}`).catch(() => '')
    if (text.trim() !== '') found.push({ period, text })
  }
  return found
}

/** That there is commentary, but none in the language of an edition; null where all is well. */
export function missingCommentary(
  commentary: Partial<Record<EditionLanguage, Commentary>>,
  product: Product,
  month: Month,
  language: EditionLanguage,
): Localized | null {
  const [other] = Object.keys(commentary) as EditionLanguage[]
  if (!other || commentary[language]) return null
  const [there, absent] = [getLocale(other).name, getLocale(language).name]
  const { en: period } = namePeriod({ edition: product.edition ?? 'month', last: month })
  return {
    zh: `这一期有${there.zh}评论，没有${absent.zh}评论：${absent.zh}简报里不带评论。`,
    en: `There is ${there.en} commentary of ${period}, but none in ${absent.en}: the ${absent.en} brief has none.`,
  }
}

/** The files beside the commentaries of a month that belong to no product: most likely a name is mistyped. */
export async function strayCommentaries(
  workspace: Workspace,
  { edition, last }: Period,
): Promise<Localized[]> {
  const monthFolder = `commentary/${formatPeriod({ edition, last })}`
  const names = await readdir(join(workspace.folder, monthFolder)).catch(() => [])
  const products = [...(await productIds(workspace)), ...(await archivedIds(workspace))]
  const seen = new Set(
    products.flatMap((id) =>
      editionLanguages.map((language) => commentaryFile({ id, edition }, last, language)),
    ),
  )
  return names
    .map((name) => `${monthFolder}/${name}`)
    .filter((file) => file.endsWith('.md') && !seen.has(file))
    .sort()
    .map((file) => ({
      zh: `${file} 不属于任何产品，没有用到。`,
      en: `${file} belongs to no product, and is not used.`,
    }))
}

function textOf(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new UserError(
      { zh: '评论文件不是 UTF-8 编码的文字。', en: 'The commentary is no text in UTF-8.' },
      {
        cause,
        where: { file },
        hint: {
          zh: '用记事本打开，另存为 UTF-8 编码的 .md 文件。',
          en: 'Save it as a text file (.md) in UTF-8.',
        },
      },
    )
  }
}
