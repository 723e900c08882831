import type { EditionWords } from '../../trade/trade.ts'

/** Names in one language of editions. */
export interface Translator {
  /** Words in this language; the English ones where it has none. */
  translate(words: EditionWords): string
  /** The same of what may have no name: its id then. */
  nameOr(id: string, words: EditionWords | undefined): string
  /** The English words that were printed for want of others, so far. */
  readonly untranslated: ReadonlySet<string>
}

/** @param find the words in the language; null where it has none. */
export function createTranslator(find: (words: EditionWords) => string | null): Translator {
  const untranslated = new Set<string>()
  const translate = (words: EditionWords): string => {
    const found = find(words)
    if (found === null) untranslated.add(words.en)
    return found ?? words.en
  }
  return { translate, nameOr: (id, words) => (words ? translate(words) : id), untranslated }
}
