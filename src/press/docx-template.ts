import { createHash } from 'node:crypto'
import type { WordTemplate } from '../brief/document.ts'
import type { Localized } from '../trade/language.ts'
import { UserError } from '../trade/user-error.ts'
import { childrenOf } from './xml-children.ts'
import { zipEntries } from './zip-entry.ts'

/** A template is at most so large, in bytes; what is taken of it, once unpacked. */
export const templateLimits = { file: 20_971_520, part: 5_242_880 } as const

const stylesPart = 'word/styles.xml'
const themePart = /^word\/theme\/theme\d*\.xml$/
/** The names of WordprocessingML as Word writes them, not those of the strict variant. */
const wordNames = ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/**
 * Reads of a Word file what a brief takes of it: its styles and its theme.
 *
 * @throws UserError for what is no Word file, or is damaged.
 */
export function readWordTemplate(bytes: Uint8Array, file: string): WordTemplate {
  const parts = partsOf(bytes)
  const styles = parts?.get(stylesPart)
  if (!parts || styles === undefined) throw refused(file, noWord)
  if (childrenOf(styles)?.name !== 'w:styles') throw refused(file, damaged)
  if (!styles.includes(wordNames)) throw refused(file, noWord)
  const theme = [...parts].find(([path]) => themePart.test(path))?.[1] ?? null
  if (theme !== null && childrenOf(theme)?.name !== 'a:theme') throw refused(file, damaged)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { file, sha256, styles, theme: theme && withoutPictures(theme) }
}

/** Null where the bytes are no zip, or one that is not whole. */
function partsOf(bytes: Uint8Array): Map<string, string> | null {
  try {
    const wanted = /^word\/(?:styles|theme\/theme\d*)\.xml$/
    const text = new TextDecoder('utf-8', { fatal: true })
    const entries = [...zipEntries(bytes, wanted, templateLimits.part)]
    return new Map(entries.map(([path, part]) => [path, text.decode(part)]))
  } catch {
    return null
  }
}

/** Pictures of a theme are other parts of its file, and fill backgrounds that a brief does not have. */
const withoutPictures = (theme: string): string =>
  theme.replace(/<a:blipFill\b.*?<\/a:blipFill>/gs, '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>')

const refused = (file: string, words: Localized): UserError =>
  new UserError(words, {
    where: { file },
    hint: {
      zh: '请在 Word 里打开它，另存为“Word 文档（*.docx）”。',
      en: 'Open it in Word and save it as a Word Document (*.docx).',
    },
  })

const noWord = {
  zh: 'Word 模板不是 .docx 文件，或者已损坏。',
  en: 'The Word template is no .docx file, or is damaged.',
}
const damaged = { zh: 'Word 模板已损坏。', en: 'The Word template is damaged.' }
