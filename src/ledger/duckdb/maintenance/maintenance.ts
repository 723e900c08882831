/**
 * Upgrade, verification, repair, rewriting and transfer of a ledger file.
 *
 * @module
 */
export { mendTornBlocks } from './checksum-repair.ts'
export { hasDebris, hasLog, removeDebris } from './recovery.ts'
export { rewriteDuckDbLedger } from './rewrite.ts'
export { handOver, takeInventory, takeOver } from './transfer.ts'
export { upgradeDuckDbLedger } from './upgrade.ts'
export { countMissingBytes, verifyLedger } from './verify.ts'
