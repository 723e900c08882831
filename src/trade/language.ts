/** The languages of messages and help. */
export type Language = 'zh' | 'en'

/** The same words in each language of messages. */
export type Localized = Readonly<Record<Language, string>>

export const languages: readonly Language[] = ['zh', 'en']

/**
 * The languages of editions. `brief/wording/locales.ts` has the locale of each; a further language is a folder beside
 * those and its name in both lists.
 */
export const editionLanguages = ['zh', 'en', 'pt'] as const

export type EditionLanguage = (typeof editionLanguages)[number]

/** Words in the languages of messages and, where somebody wrote them, in further languages of editions. */
export type EditionWords = Localized & Readonly<Partial<Record<EditionLanguage, string | undefined>>>

/** The language of messages that stand beside an edition: its own, or English. */
export const getMessageLanguage = (language: EditionLanguage): Language => (language === 'zh' ? 'zh' : 'en')
