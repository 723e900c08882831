/**
 * What loads speak for, and which cut a sum is taken from. Pure functions over what a ledger lists.
 *
 * @module
 */
export { findAgreedParts } from './agreed-parts.ts'
export {
  type FittingOptions,
  type GapReason,
  getCoverage,
  hasWhole,
  listCuts,
  listHoldings,
  monthGap,
} from './completeness.ts'
export { type Contradiction, findContradictions } from './contradictions.ts'
export {
  type Choice,
  type ChosenCut,
  chooseCut,
  comparableCuts,
  type FittedSpan,
  type Gap,
  type NoCut,
} from './cut-selection.ts'
export {
  type DecidedPair,
  decidePair,
  findingsOfRelations,
  isLaterThan,
  type KeptRelation,
  KeptRelations,
  type PairedLoad,
  undecidedPair,
} from './decided-pair.ts'
export { type ComparedRow, measureOverlap, orientedRow } from './overlap.ts'
export { atBoundary, followsByName, isPageBoundary, type Page, type PageEnd } from './pages.ts'
export { isWhole, limitedDimensions, refuseForeignDimension, toSeries } from './series.ts'
export { type UndecidedPair, UndecidedRelationError } from './undecided-relation-error.ts'
export { coversTrade } from './whole-group.ts'
