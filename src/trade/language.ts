/** The languages of briefs, messages and help. */
export type Language = 'zh' | 'en'

/** The same words in each language. */
export type Localized = Readonly<Record<Language, string>>

export const languages: readonly Language[] = ['zh', 'en']
