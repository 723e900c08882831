/**
 * The words of the sections of analysis by language. What they are made of stands in `section-words/`, the words in the
 * `sections/` of each locale.
 *
 * @module
 */
import { type EditionLanguage, editionLanguages } from '../../../trade/trade.ts'
import { getLocale } from '../locales.ts'
import type { SectionWords } from '../section-words/section-words.ts'

export type * from '../section-words/section-words.ts'

/** The words of each section, under the same name in every language. */
export const sectionWords = Object.fromEntries(
  editionLanguages.map((language) => [language, getLocale(language).sections]),
) as Readonly<Record<EditionLanguage, SectionWords>> // each language has an entry
