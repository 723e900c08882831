/**
 * Batches and caches of queries that serve any ledger.
 *
 * @module
 */
export { withLoadsAtHand } from './load-cache.ts'
export { askedTogether } from './totals-batcher.ts'
