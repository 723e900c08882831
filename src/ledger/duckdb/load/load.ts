/**
 * Takes staged files into the ledger and withdraws them, each in one transaction.
 *
 * @module
 */
export { batchLoads } from './load-batcher.ts'
export { insertRows, loadStaged } from './load-staged.ts'
export { withdrawLoad } from './withdraw.ts'
