/**
 * Checks the numbers of a draft against a brief. `sentences.ts` and `tables.ts` hold each sentence and row against those of
 * the brief, `readings.ts` has what the readers of the audit understand of any other text, `check-draft.ts` decides.
 *
 * @module
 */
export { checkText, type DraftSubject } from './check-text.ts'
export type { DraftReport } from './verdicts.ts'
