/**
 * Takes staged files into the cluster's tables, in batches that are there whole or not at all. More than twelve files: each
 * is one step of a load.
 *
 * @module
 */
export { appendLoad } from './append.ts'
export { inRowsAlone, writeBatch } from './batch.ts'
export { daysToRemove, longGone, refuseLate } from './batch-name.ts'
export { bringRows } from './export-rows.ts'
export { fewRows } from './insert-rows.ts'
export { loadStaged } from './load-staged.ts'
export { readCoverage, readLoads, readStoredLoads, type StoredLoad } from './loads.ts'
export { readNames } from './names.ts'
export { withdrawLoad } from './withdraw.ts'
