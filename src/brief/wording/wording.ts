/**
 * The sentences of briefs. `wording-interface.ts` says what a language must be able to word; `zh/` and `en/` do.
 *
 * @module
 */
export type { SeriesFacts } from './chart-wording.ts'
export type { ChangedGroup, Misnamed, MisnamedCode, UnlistedCode, UnlistedCodes } from './code-facts.ts'
export { capitalized } from './en-phrases.ts'
export { concat, join } from './inline-template.ts'
export { ownHeading, ownTitle, withOwnWords } from './own-words.ts'
export { flowOfAll, getTrader, type Trader } from './trader.ts'
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
} from './wording-interface.ts'
