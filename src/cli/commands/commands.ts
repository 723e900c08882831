/**
 * The subcommands, one file each. More than twelve files: there are as many subcommands.
 *
 * @module
 */
export { auditCommand } from './audit.ts'
export { backupCommand } from './backup.ts'
export { bridgeCommand } from './bridge.ts'
export { buildCommand } from './build.ts'
export { checkCommand } from './check.ts'
export { compactCommand } from './compact.ts'
export { answerShell, completeCommand, wordsOfShell } from './complete.ts'
export { demoCommand } from './demo.ts'
export { doctorCommand } from './doctor.ts'
export { explainCommand } from './explain.ts'
export { figuresCommand } from './figures.ts'
export { initCommand } from './init.ts'
export { ledgerCommand } from './ledger.ts'
export { loadCommand } from './load.ts'
export { openCommand } from './open.ts'
export { planCommand } from './plan.ts'
export { restoreCommand } from './restore.ts'
export { revisionsCommand } from './revisions.ts'
export { schemaCommand } from './schema.ts'
export { serveCommand } from './serve.ts'
export { statusCommand } from './status.ts'
export { tokenCommand } from './token.ts'
export { undoCommand } from './undo.ts'
export { verifyCommand } from './verify.ts'
