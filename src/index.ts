/** Tradebrief as a library: the stages, from files to briefs. */
export { type Brief, type BriefInput, composeBrief } from './brief/compose.ts'
export type * from './brief/document.ts'
export { type Product, type ProductFile, productSchema } from './brief/product/product-file.ts'
export type { Writing } from './brief/section-context.ts'
export type { Section } from './brief/sections/section.ts'
export { openDuckDbLedger } from './ledger/duckdb/duckdb.ts'
export type * from './ledger/ledger-interface.ts'
export { formats, type Press, presses, pressesFor } from './press/press.ts'
export { type AuditFinding, type AuditReport, wordAuditFinding } from './review/audit/audit.ts'
export type {
  BridgePartner,
  CodeBridge,
  CorrelationTable,
  Relation,
  Standing,
} from './review/bridge/code-bridge.ts'
export { recogniseSource, type Source, sources } from './sources/sources.ts'
export { type Edition, formatPeriod, type Period, parsePeriod } from './trade/edition.ts'
export { UserError } from './trade/errors/user-error.ts'
export { type Figure, type FigureId, type FigureName, figureId, parseFigureId } from './trade/figure.ts'
export type { Language, Localized } from './trade/language.ts'
export { formatMonth, type Month, type MonthRange, monthOf, parseMonth } from './trade/month.ts'
export { Fraction } from './trade/numbers/fraction.ts'
export { type Restored, type RestoreOptions, restoreWorkspace } from './workspace/backup/restore.ts'
export { type Backup, type BackupOptions, backUpWorkspace } from './workspace/backup/write-backup.ts'
export type { BriefOptions } from './workspace/build/brief-options.ts'
export { buildBriefs, makeBriefs } from './workspace/build/build-briefs.ts'
export { type Effects, silentEffects } from './workspace/effects.ts'
export { auditFile } from './workspace/inspect/audit.ts'
export { bridgeProduct, type ProductBridge } from './workspace/inspect/bridge.ts'
export { readStatus, type Status } from './workspace/inspect/status.ts'
export {
  type VerificationFinding,
  verifyWorkspace,
  type WorkspaceVerification,
} from './workspace/inspect/verify.ts'
export { takeBulletin } from './workspace/load/bulletins.ts'
export { filesToLoad } from './workspace/load/found-files.ts'
export { loadFile, loadFiles } from './workspace/load/load-files.ts'
export { initWorkspace } from './workspace/project/init.ts'
export { openLedger, openWorkspace } from './workspace/project/open-workspace.ts'
export { readProduct, readProducts } from './workspace/project/products/products.ts'
export type { KeptBulletin } from './workspace/project/references/stored-bulletins.ts'
export type { Workspace } from './workspace/project/workspace-type.ts'
