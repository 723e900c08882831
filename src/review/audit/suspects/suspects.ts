/**
 * Which figures of a broken identity are most likely wrong.
 *
 * @module
 */
export { type Attribution, attribute, type Fault } from './attribution.ts'
export type { Suspicion } from './suspicion.ts'
