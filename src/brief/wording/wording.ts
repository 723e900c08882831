/**
 * The sentences of briefs. `wording-interface.ts` says what a language must be able to word; the locales do.
 * More than twelve files: what all languages share has one for each subject.
 *
 * @module
 */
export type { SeriesFacts } from './chart-wording.ts'
export type { ChangedGroup, Misnamed, MisnamedCode, UnlistedCode, UnlistedCodes } from './code-facts.ts'
export { capitalized } from './en/phrases/phrases.ts'
export { getTrader } from './get-trader.ts'
export { concat, join, plainText } from './inline-template.ts'
export { getLocale, type Locale, type Script, translate } from './locales.ts'
export { moneyWords } from './money-words.ts'
export { ownHeading, ownTitle, withOwnWords } from './own-words.ts'
export type { DerivationWords, WorkbookWords } from './press-words.ts'
export { getSign, looksZero } from './shown-signs.ts'
export { flowOfAll, type Trader } from './trader.ts'
export type {
  CaptionFacts,
  ConfirmedData,
  CutUse,
  FootnoteClass,
  FootnoteFacts,
  LeftOut,
  LowBase,
  Movement,
  StatementFacts,
  Wording,
  WordingChoices,
} from './wording-interface.ts'
