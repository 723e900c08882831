/**
 * The words of the sections of analysis by language. What they are made of stands in `section-words/`, the words in
 * `zh/sections/` and `en/sections/`.
 *
 * @module
 */
import type { Language } from '../../../trade/trade.ts'
import { enSections } from '../en/sections/sections.ts'
import type {
  AgainstWords,
  ComparisonWords,
  ConcentrationWords,
  ContributionWords,
  CourseWords,
  CurrencyWords,
  FullPlacesWords,
  GroupWords,
  LeaderWords,
  NationalWords,
  PriceVolumeWords,
  QuarterWords,
  RecordWords,
  SeasonalWords,
  SingleMonthsWords,
  StructureWords,
  SummaryWords,
  UnitValueWords,
} from '../section-words/section-words.ts'
import { zhSections } from '../zh/sections/sections.ts'

export type {
  AgainstFacts,
  AgainstSubject,
  ComparedPart,
  Contributor,
  Direction,
  FullPlace,
  Grower,
  GrowersFacts,
  JointShare,
  LeaderBy,
  LeaderFacts,
  LeadPart,
  Newcomer,
  PricedPartner,
  RecordFacts,
  RemarkFacts,
  SingleMonth,
  SplitPart,
  StructureBy,
  StructurePart,
} from '../section-words/section-words.ts'

type ByLanguage<Words> = Readonly<Record<Language, Words>>

const [zh, en] = [zhSections, enSections]

export const againstWords: ByLanguage<AgainstWords> = { zh: zh.against, en: en.against }
export const comparisonWords: ByLanguage<ComparisonWords> = { zh: zh.comparison, en: en.comparison }
export const concentrationWords: ByLanguage<ConcentrationWords> = {
  zh: zh.concentration,
  en: en.concentration,
}
export const contributionWords: ByLanguage<ContributionWords> = { zh: zh.contributions, en: en.contributions }
export const courseWords: ByLanguage<CourseWords> = { zh: zh.course, en: en.course }
export const currencyWords: ByLanguage<CurrencyWords> = { zh: zh.currencies, en: en.currencies }
export const fullPlacesWords: ByLanguage<FullPlacesWords> = { zh: zh.fullPlaces, en: en.fullPlaces }
export const groupWords: ByLanguage<GroupWords> = { zh: zh.groups, en: en.groups }
export const leaderWords: ByLanguage<LeaderWords> = { zh: zh.leaders, en: en.leaders }
export const nationalWords: ByLanguage<NationalWords> = { zh: zh.national, en: en.national }
export const priceVolumeWords: ByLanguage<PriceVolumeWords> = { zh: zh.priceVolume, en: en.priceVolume }
export const quarterWords: ByLanguage<QuarterWords> = { zh: zh.quarters, en: en.quarters }
export const recordWords: ByLanguage<RecordWords> = { zh: zh.records, en: en.records }
export const seasonalWords: ByLanguage<SeasonalWords> = { zh: zh.seasonal, en: en.seasonal }
export const singleMonthsWords: ByLanguage<SingleMonthsWords> = { zh: zh.singleMonths, en: en.singleMonths }
export const structureWords: ByLanguage<StructureWords> = { zh: zh.structure, en: en.structure }
export const summaryWords: ByLanguage<SummaryWords> = { zh: zh.summary, en: en.summary }
export const unitValueWords: ByLanguage<UnitValueWords> = { zh: zh.unitValues, en: en.unitValues }
