/**
 * Questions that a load must have answered, and what comes of the answers.
 *
 * @module
 */
export { type Arrival, type FileOutcome, toStagedFile } from './arrival.ts'
export { UnstatedRelation } from './relation-question.ts'
export { settleUndecided, UndecidedFile } from './undecided-file.ts'
