/**
 * How loads that overlap relate to each other, found by comparing their cells in SQL.
 *
 * @module
 */
export { findRivals } from './overlapping-loads.ts'
export { relateLoad } from './relate-loads.ts'
