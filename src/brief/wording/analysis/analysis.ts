/**
 * The words of the sections of analysis by language. What they are made of stands in `section-words/`, the words in
 * `zh/sections/` and `en/sections/`.
 *
 * @module
 */
import type { Language } from '../../../trade/trade.ts'
import { enSections } from '../en/sections/sections.ts'
import { zhSections } from '../zh/sections/sections.ts'

export type * from '../section-words/section-words.ts'

/** The words of each section, under the same name in every language. */
export const sectionWords: Readonly<Record<Language, typeof zhSections>> = { zh: zhSections, en: enSections }
