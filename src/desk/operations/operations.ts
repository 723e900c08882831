/**
 * The operations of the API, one file a resource. More than twelve files: there are as many resources.
 *
 * @module
 */
export { aboutOperations } from './about.ts'
export { auditOperations } from './audit.ts'
export { backupOperations } from './backup.ts'
export { briefOperations } from './briefs.ts'
export { bulletinOperations } from './bulletins.ts'
export { checkOperations } from './checks.ts'
export { codeOperations } from './codes.ts'
export { commentaryOperations } from './commentary.ts'
export { confirmationOperations } from './confirmations.ts'
export { coverageOperations } from './coverage.ts'
export { figureOperations } from './figures.ts'
export { jobOperations } from './jobs.ts'
export { loadOperations } from './loads.ts'
export { productOperations } from './products.ts'
export { revisionOperations } from './revisions.ts'
export { sessionOperations } from './session.ts'
export { totalsOperations } from './totals.ts'
