/**
 * Use cases that read: status, plan, explain, explore, audit, revisions, verification. More than twelve files: one a use case.
 *
 * @module
 */
export { auditFile, auditWithPieces } from './audit.ts'
export { type AuditAgainst, auditAgainst, holdPrinted } from './audit-against.ts'
export { bridgeProduct, type ProductBridge } from './bridge.ts'
export { bridgeReport } from './bridge-report.ts'
export type { AuditedFile, auditBriefTask, BriefFile, readPrintedBriefTask } from './brief-file.ts'
export { briefStates, latestMonth } from './brief-states.ts'
export { figuresAtHand, monthsAtHand } from './completion-values.ts'
export { explainFigure } from './explain.ts'
export { type Explored, type ExploredRow, type ExploreQuery, explore } from './explore/explore.ts'
export { findCommodities } from './find-commodities.ts'
export { listFigures } from './list-figures.ts'
export { listOpenConfirmations, type OpenConfirmation } from './open-confirmations.ts'
export { planDownloads } from './plan.ts'
export {
  type ProposedProduct,
  proposeProduct,
  proposeWithoutData,
  toProductId,
  writeProposedProduct,
} from './propose-product.ts'
export { queryWords } from './query-words.ts'
export { cellWords, changeCounts, nameRevisedCells } from './revision-words.ts'
export { type Revisions, readChangedCells, readRevisions } from './revisions.ts'
export { type MonthState, readStatus, type Status, type StatusRow } from './status.ts'
export { listUnassignedCodes, type UnassignedCodes } from './unassigned-codes.ts'
export {
  type VerificationFinding,
  verifyWorkspace,
  type WorkspaceVerification,
  warnOfWorkspace,
} from './verify.ts'
