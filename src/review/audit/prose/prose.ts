/**
 * Figures that running text states, as claims. More than twelve files: one for each step from paragraphs to claims.
 *
 * @module
 */
export { isCompared } from './bases.ts'
export type {
  Claim,
  JointClaim,
  LargestTogether,
  Naming,
  NoTrade,
  RankClaim,
  Statements,
  Subject,
} from './claim.ts'
export { type Paragraph, readParagraphs } from './paragraphs.ts'
export { goodsIn, wordsAfter, wordsBefore } from './qualifier.ts'
export { type ReadProse, readProse } from './read-prose.ts'
export type { ProseContext } from './sentence-state.ts'
