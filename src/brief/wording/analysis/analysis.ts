/**
 * The sentences of the sections of analysis, in both languages: one file a section.
 *
 * @module
 */
export { type ComparedPart, comparisonWords } from './comparison.ts'
export { concentrationWords, type Newcomer } from './concentration.ts'
export { type Contributor, contributionWords } from './contributions.ts'
export { courseWords } from './course.ts'
export { priceVolumeWords } from './price-volume.ts'
export { seasonalWords } from './seasonal.ts'
export { type StructureBy, type StructurePart, structureWords } from './structure.ts'
export { type RemarkFacts, summaryWords } from './summary.ts'
