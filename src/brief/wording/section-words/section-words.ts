/**
 * What the sentences of the sections of analysis are made of, and what a language must be able to word: one file a
 * section. The words themselves are in the `sections/` of each locale. More than twelve files: there are as many
 * sections.
 *
 * @module
 */
import type { AgainstWords } from './against.ts'
import type { ComparisonWords } from './comparison.ts'
import type { ConcentrationWords } from './concentration.ts'
import type { ContributionWords } from './contributions.ts'
import type { CourseWords } from './course.ts'
import type { CurrencyWords } from './currencies.ts'
import type { FullPlacesWords } from './full-places.ts'
import type { GroupWords } from './groups.ts'
import type { LeaderWords } from './leaders.ts'
import type { MarketWords } from './market.ts'
import type { MirrorWords } from './mirror.ts'
import type { NationalWords } from './national.ts'
import type { PriceVolumeWords } from './price-volume.ts'
import type { QuarterWords } from './quarters.ts'
import type { RecordWords } from './records.ts'
import type { SeasonalWords } from './seasonal.ts'
import type { SingleMonthsWords } from './single-months.ts'
import type { StructureWords } from './structure.ts'
import type { SummaryWords } from './summary.ts'
import type { UnitValueWords } from './unit-values.ts'

export type * from './against.ts'
export type * from './comparison.ts'
export type * from './concentration.ts'
export type * from './contributions.ts'
export type * from './course.ts'
export type * from './currencies.ts'
export type * from './full-places.ts'
export type * from './groups.ts'
export type * from './leaders.ts'
export { areSameGrowers } from './leaders.ts'
export type * from './market.ts'
export type * from './mirror.ts'
export type * from './national.ts'
export type * from './price-volume.ts'
export type * from './quarters.ts'
export type * from './records.ts'
export type * from './seasonal.ts'
export type * from './section-facts.ts'
export type * from './single-months.ts'
export type * from './structure.ts'
export type * from './summary.ts'
export type * from './unit-values.ts'

/** The words of all sections of analysis in one language. */
export interface SectionWords {
  readonly against: AgainstWords
  readonly comparison: ComparisonWords
  readonly concentration: ConcentrationWords
  readonly contributions: ContributionWords
  readonly course: CourseWords
  readonly currencies: CurrencyWords
  readonly fullPlaces: FullPlacesWords
  readonly groups: GroupWords
  readonly leaders: LeaderWords
  readonly market: MarketWords
  readonly mirror: MirrorWords
  readonly national: NationalWords
  readonly priceVolume: PriceVolumeWords
  readonly quarters: QuarterWords
  readonly records: RecordWords
  readonly seasonal: SeasonalWords
  readonly singleMonths: SingleMonthsWords
  readonly structure: StructureWords
  readonly summary: SummaryWords
  readonly unitValues: UnitValueWords
}
