import { z } from 'zod'
import { type EditionLanguage, editionLanguages, type Language } from '../../trade/trade.ts'

type Further = Exclude<EditionLanguage, Language>

const isFurther = (language: EditionLanguage): language is Further => language !== 'zh' && language !== 'en'

/** The languages of editions beside those of messages, in which words of one's own may be left out. */
const furtherLanguages = editionLanguages.filter(isFurther)

/** An optional entry for each language of editions. */
export const inEditions = <Schema extends z.ZodType>(schema: Schema) =>
  Object.fromEntries(editionLanguages.map((language) => [language, schema.optional()])) as Readonly<
    Record<EditionLanguage, z.ZodOptional<Schema>>
  > // each of them has an entry

/** An optional entry for each further language of editions. */
const inFurtherLanguages = <Schema extends z.ZodType>(schema: Schema) =>
  Object.fromEntries(furtherLanguages.map((language) => [language, schema.optional()])) as Readonly<
    Record<Further, z.ZodOptional<Schema>>
  > // each of them has an entry

/** The same words in each language: in Chinese and English always, in further languages of editions if wanted. */
export const editionWords = <Schema extends z.ZodType>(words: Schema) =>
  z.strictObject({ zh: words, en: words, ...inFurtherLanguages(words) })
