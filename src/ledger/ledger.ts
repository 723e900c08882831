/**
 * Storage of observations. `ledger-interface.ts` is what every ledger offers; folders with an engine's name implement it.
 *
 * @module
 */
export {
  type Coverage,
  type CoverageFilter,
  getOnlyLoad,
  type Ledger,
  type Load,
  type LoadFacts,
  type LoadFilter,
  type LoadOptions,
  type LoadOutcome,
  mostInHand,
  type Span,
  type StagedFile,
  type Total,
  type TotalsRequest,
  type TracedRow,
  type TraceRequest,
  type Vintage,
} from './ledger-interface.ts'
export { isComplementary, type LoadRelation, type StatedRelation } from './relation.ts'
export { getReported, isReported, selectReporter } from './reporters.ts'
export type { LedgerFault, LedgerVerification } from './verification.ts'
