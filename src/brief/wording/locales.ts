/**
 * The locales of editions. A further language is a folder here, its name in `editionLanguages`, and a line in this list.
 *
 * @module
 */
import type { EditionLanguage, EditionWords } from '../../trade/trade.ts'
import { enLocale } from './en/en.ts'
import type { Locale } from './locale.ts'
import { ptLocale } from './pt/pt.ts'
import { zhLocale } from './zh/zh.ts'

export type { Locale, Script } from './locale.ts'

const locales: Readonly<Record<EditionLanguage, Locale>> = { zh: zhLocale, en: enLocale, pt: ptLocale }

/** What a brief and its formats need of a language. */
export const getLocale = (language: EditionLanguage): Locale => locales[language]

/** Words in a language of editions; the English ones where it has none. */
export const translate = (words: EditionWords, language: EditionLanguage): string =>
  getLocale(language).translate(words) ?? words.en
