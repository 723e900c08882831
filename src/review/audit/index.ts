export { type AuditReport, audit, type Checked } from './audit.ts'
export type * from './finding.ts'
export { identityWords } from './identity-words.ts'
export { wordAuditFinding, wordPlace, wordUnread } from './wording.ts'
