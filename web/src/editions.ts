import { type EditionLanguage, editionLanguages } from '../../src/trade/trade.ts'

export { type EditionLanguage, editionLanguages }

/** What a language of editions is called: in itself (中文, English), or in another. */
export function nameEdition(language: EditionLanguage, words: string = language): string {
  const name = new Intl.DisplayNames([words], { type: 'language' }).of(language) ?? language
  return name.charAt(0).toLocaleUpperCase(words) + name.slice(1)
}

/** The language that a text names; null for none. */
export const findEdition = (text: string | null): EditionLanguage | null =>
  editionLanguages.find((language) => language === text) ?? null

/** As pages mark text: zh-CN for Chinese characters of the mainland. */
export const tagEdition = (language: EditionLanguage): string => (language === 'zh' ? 'zh-CN' : language)
