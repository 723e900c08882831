/**
 * Audit of a published brief: reads its text and tables and tests every identity between its figures.
 *
 * @module
 */
export {
  type HeldFigure,
  holdAgainst,
  type OtherVintage,
  type PrintedBrief,
  printedBrief,
  type Standing,
} from './against.ts'

export type * from './finding.ts'
export { identityWords } from './identity-words.ts'
export { type AuditReport, audit, type Checked } from './run-audit.ts'
export { wordAuditFinding, wordPlace, wordUnread } from './wording.ts'
