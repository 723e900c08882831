export { findRivals } from './overlapping-loads.ts'
export { relateLoad } from './relate-loads.ts'
