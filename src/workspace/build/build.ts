/**
 * Builds briefs. The steps, in order: `query-totals.ts` asks the ledger for the sums that a product's month needs,
 * `brief-input.ts` refuses what a brief must not stand on and adds up, `compose-briefs.ts` composes the documents,
 * `checked-briefs.ts` checks the data behind them, `print/` renders them, `build-briefs.ts` is the sequence. More than twelve
 * files: each is a step or what one of them reports.
 *
 * @module
 */
export { gather } from './brief-input.ts'

export type { BriefOptions } from './brief-options.ts'
export { type BuildOutcome, buildBriefs, makeBriefs } from './build-briefs.ts'
export { type BuildState, readBuildStates } from './build-states.ts'
export { checkProduct, listWarnings } from './check.ts'
export type { CheckReport } from './check-report.ts'
export { checksSummary, countFindings, productsSummary } from './check-words.ts'
export { type CheckedBriefs, checkBriefs, type PreviewedBrief, previewBrief } from './checked-briefs.ts'
export { queryBriefs } from './compose-briefs.ts'
export {
  type CommentaryDraft,
  type CommentaryPlace,
  draftCommentary,
  readDraftedSections,
  withDraftedSection,
} from './drafted-commentary.ts'
export { listOtherProducts } from './other-reporters/other-reporters.ts'
export { queryWithHistory } from './query-totals.ts'
