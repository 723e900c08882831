/**
 * What the sentences of the sections of analysis are made of, and what a language must be able to word: one file a
 * section. The words themselves are in `zh/sections/` and `en/sections/`. More than twelve files: there are as many
 * sections.
 *
 * @module
 */

export type { AgainstFacts, AgainstPart, AgainstSubject, AgainstWords } from './against.ts'
export type { ComparedPart, ComparisonFacts, ComparisonWords } from './comparison.ts'
export type { ConcentrationFacts, ConcentrationWords, Newcomer } from './concentration.ts'
export type { ContributionFacts, ContributionWords, Contributor } from './contributions.ts'
export type { CourseFacts, CourseWords } from './course.ts'
export type { CurrencyAmounts, CurrencyFacts, CurrencyWords } from './currencies.ts'
export type { FastestPlace, FullPlace, FullPlacesFacts, FullPlacesWords } from './full-places.ts'
export type { GroupFacts, GroupWords, TradedGroup } from './groups.ts'
export type {
  Grower,
  GrowersFacts,
  JointShare,
  LeaderBy,
  LeaderFacts,
  LeaderWords,
  TooFewFacts,
} from './leaders.ts'
export { areSameGrowers } from './leaders.ts'
export type { NationalFacts, NationalWords } from './national.ts'
export type { PriceVolumeFacts, PriceVolumeWords, SplitPart } from './price-volume.ts'
export type { QuarterFacts, QuarterWords } from './quarters.ts'
export type { RecordFacts, RecordWords } from './records.ts'
export type { SeasonalFacts, SeasonalWords } from './seasonal.ts'
export type { AnalysisFacts, NamedFacts } from './section-facts.ts'
export type { SingleMonth, SingleMonthsFacts, SingleMonthsWords } from './single-months.ts'
export type { StructureBy, StructureFacts, StructurePart, StructureWords } from './structure.ts'
export type { LeadFacts, LeadPart, RemarkFacts, SummaryWords } from './summary.ts'
export type { Direction, PricedPartner, UnitValueFacts, UnitValueWords } from './unit-values.ts'
