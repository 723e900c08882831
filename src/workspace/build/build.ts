export { gather } from './brief-input.ts'

export type { BriefOptions } from './brief-options.ts'
export { type BuildOutcome, buildBriefs, makeBriefs } from './build-briefs.ts'
export { checkProduct, warningsOf } from './check.ts'
export type { CheckReport } from './check-report.ts'
export { checksSummary, countOf, productsSummary } from './check-words.ts'
export { type CheckedBriefs, checkedBriefsOf } from './checked-briefs.ts'
export { weighBriefs } from './compose-briefs.ts'
export {
  type CommentaryDraft,
  type CommentaryPlace,
  draftCommentary,
  withDraftedSection,
} from './drafted-commentary.ts'
export { weighWithHistory } from './query-totals.ts'
