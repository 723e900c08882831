/** Tradebrief as a library: the stages, from files to briefs. */

export type * from './brief/brief.ts'
export type { Writing } from './brief/brief.ts'
export { type Brief, type BriefInput, composeBrief } from './brief/brief.ts'
export { type Product, type ProductFile, productSchema } from './brief/product/product.ts'
export type { Section } from './brief/sections/sections.ts'
export { openDuckDbLedger } from './ledger/duckdb/duckdb.ts'
export type * from './ledger/ledger.ts'
export { formats, type Press, presses, pressesFor } from './press/press.ts'
export { type AuditFinding, type AuditReport, wordAuditFinding } from './review/audit/audit.ts'
export type {
  BridgePartner,
  CodeBridge,
  CorrelationTable,
  Relation,
  Standing,
} from './review/bridge/bridge.ts'
export { recogniseSource, type Source, sources } from './sources/sources.ts'
export { UserError } from './trade/errors/errors.ts'
export { Fraction } from './trade/numbers/numbers.ts'
export type { Language, Localized } from './trade/trade.ts'
export {
  type Edition,
  type Figure,
  type FigureId,
  type FigureName,
  figureId,
  formatMonth,
  formatPeriod,
  type Month,
  type MonthRange,
  type Period,
  parseFigureId,
  parseMonth,
  parsePeriod,
  toMonth as monthOf,
} from './trade/trade.ts'
export {
  type Backup,
  type BackupOptions,
  backUpWorkspace,
  type Restored,
  type RestoreOptions,
  restoreWorkspace,
} from './workspace/backup/backup.ts'
export type { BriefOptions } from './workspace/build/build.ts'
export { buildBriefs, makeBriefs } from './workspace/build/build.ts'
export {
  auditFile,
  bridgeProduct,
  type ProductBridge,
  readStatus,
  type Status,
  type VerificationFinding,
  verifyWorkspace,
  type WorkspaceVerification,
} from './workspace/inspect/inspect.ts'
export { filesToLoad, loadFile, loadFiles, takeBulletin } from './workspace/load/load.ts'
export { readProduct, readProducts } from './workspace/project/products/products.ts'
export type { Workspace } from './workspace/project/project.ts'
export { initWorkspace, openLedger, openWorkspace } from './workspace/project/project.ts'
export type { KeptBulletin } from './workspace/project/references/references.ts'
export { type Effects, silentEffects } from './workspace/workspace.ts'
