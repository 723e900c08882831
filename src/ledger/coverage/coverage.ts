/**
 * What loads speak for, and which cut a sum is taken from. Pure functions over what a ledger lists.
 *
 * @module
 */
export { findAgreedParts } from './agreed-parts.ts'
export {
  coverageOf,
  cutsOf,
  type FittingOptions,
  type GapReason,
  hasWhole,
  holdingsOf,
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
export { type ComparedRow, orientedRow, overlapOf } from './overlap.ts'
export { atBoundary, followsByName, isPageBoundary, type Page, type PageEnd } from './pages.ts'
export { isWhole, limitedDimensions, refuseForeignDimension, seriesOf } from './series.ts'
export { type UndecidedPair, UndecidedRelationError } from './undecided-relation-error.ts'
export { coversTrade } from './whole-group.ts'
