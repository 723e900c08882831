import { type EditionLanguage, type EditionWords, editionLanguages } from '../../src/trade/trade.ts'
import type { Localized } from './api.ts'

export { type EditionLanguage, type EditionWords, editionLanguages }

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

/** What the words of an edition are called on the desk: 中文, 英文, 葡萄牙语; Chinese, Portuguese. */
export const editionName = (language: EditionLanguage): Localized => ({
  zh: language === 'zh' ? '中文' : language === 'en' ? '英文' : nameEdition(language, 'zh'),
  en: nameEdition(language, 'en'),
})

/** Whether the words of an edition are wanted in any case: those of messages are, others may be left out. */
export const isRequired = (language: EditionLanguage): boolean => language === 'zh' || language === 'en'
