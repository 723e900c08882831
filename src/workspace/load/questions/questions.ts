/**
 * Questions that a load must have answered, and what comes of the answers.
 *
 * @module
 */
export { type FileOutcome, type ReadOutcome, toStagedFile } from './read-outcome.ts'
export { UnstatedRelation } from './relation-question.ts'
export { settleUndecided, UndecidedFile } from './undecided-file.ts'
