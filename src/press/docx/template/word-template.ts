import { createHash } from 'node:crypto'
import type { WordTemplate } from '../../../brief/brief.ts'
import { UserError } from '../../../trade/errors/errors.ts'
import type { Localized } from '../../../trade/trade.ts'
import { listChildren } from '../../ooxml/ooxml.ts'
import { isOn, WordPackage } from '../word-package.ts'
import { readPage, readRunningParts } from './section-properties.ts'
import { UnfitTemplate } from './unfit-template.ts'

/** A template is at most so large, in bytes; what is taken of it, once unpacked. */
export const templateLimits = { file: 20_971_520, part: 5_242_880 } as const

/** The names of WordprocessingML as Word writes them, not those of the strict variant. */
const wordNames = ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/**
 * Reads of a Word file what a brief takes of it: its styles and theme, the size and margins of its pages, and its
 * headers and footers with their pictures. Nothing else of it is kept: no text, no macros, nothing that it has
 * embedded or that lies elsewhere.
 *
 * @throws UserError for what is no Word file, is damaged, holds macros, or has headers that a brief cannot vouch for.
 */
export function readWordTemplate(bytes: Uint8Array, file: string): WordTemplate {
  try {
    const word = new WordPackage(bytes, templateLimits.part)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return { file, sha256, ...partsOf(word) }
  } catch (error) {
    if (error instanceof UnfitTemplate) throw refused(file, error.words)
    // What a file that is none, or is not whole, does to who reads it: no zip, no deflate, no UTF-8.
    throw refused(file, noWord)
  }
}

function partsOf(word: WordPackage): Omit<WordTemplate, 'file' | 'sha256'> {
  if (word.has(/(?:^|\/)vbaProject\.bin$/)) throw new UnfitTemplate(macros)
  const main = word.relationshipsOf('').find(({ type }) => type === 'officeDocument')?.target
  if (main === undefined) throw new UnfitTemplate(noWord)
  const relations = word.relationshipsOf(main)
  const part = (type: string): string | undefined => {
    const path = relations.find((relation) => relation.type === type && !relation.external)?.target
    return path === undefined ? undefined : word.text(path)
  }
  const styles = part('styles')
  if (styles === undefined || !styles.includes(wordNames)) throw new UnfitTemplate(noWord)
  const theme = part('theme') ?? null
  const text = word.text(main) ?? ''
  const settings = part('settings') ?? ''
  for (const [xml, root] of [
    [styles, 'w:styles'],
    [theme, 'a:theme'],
    [text, 'w:document'],
  ] as const)
    if (xml !== null && listChildren(xml)?.name !== root) throw new UnfitTemplate(damaged)
  return {
    styles,
    theme: theme && withoutPictures(theme),
    page: readPage(text),
    ...readRunningParts(word, text, relations, isOn(settings, 'w:evenAndOddHeaders')),
  }
}

/** Pictures of a theme are other parts of its file, and fill backgrounds that a brief does not have. */
const withoutPictures = (theme: string): string =>
  theme.replace(
    /<a:blipFill(?:\s[^>]*[^/>])?>.*?<\/a:blipFill>/gs,
    '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>',
  )

const refused = (file: string, words: Localized): UserError =>
  new UserError(words, {
    where: { file },
    hint: {
      zh: '请在 Word 里打开它，改好以后另存为“Word 文档（*.docx）”。',
      en: 'Open it in Word, mend it, and save it as a Word Document (*.docx).',
    },
  })

const noWord = {
  zh: 'Word 模板不是 .docx 文件，或者已损坏。',
  en: 'The Word template is no .docx file, or is damaged.',
}
const damaged = { zh: 'Word 模板已损坏。', en: 'The Word template is damaged.' }
const macros = {
  zh: 'Word 模板带有宏；程序不采用带宏的文件。',
  en: 'The Word template holds macros; files with macros are not used.',
}
