/**
 * Use cases over a folder of the user. Here are the effects that the caller passes in: clock, progress, questions.
 *
 * @module
 */
export { Cancelled, type Choice, type Effects, type Progress, silentEffects } from './effects.ts'
