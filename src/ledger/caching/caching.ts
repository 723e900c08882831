export { withLoadsAtHand } from './load-cache.ts'
export { askedTogether } from './totals-batcher.ts'
