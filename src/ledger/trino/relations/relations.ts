/**
 * How loads that overlap relate to each other, found by comparing their cells on the cluster.
 *
 * @module
 */
export { type Head, readHead } from './overlapping-loads.ts'
export { afterEveryMonth } from './pair-slices.ts'
export { type PairsByRival, relateLoad } from './relate-loads.ts'
