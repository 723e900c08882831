/**
 * Why something differs between two versions, and the words for it.
 *
 * @module
 */
export { type Cause, type CauseKind, causeKinds } from './cause.ts'
export { dataCause, definitionCause, fileCause, joinCauses, plainCause } from './cause-words.ts'
