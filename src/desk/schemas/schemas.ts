/**
 * The schemas of the API. The browser's code takes its types from here. More than twelve files: there are as many groups of
 * resources.
 *
 * @module
 */
export type { ChartName, Kind } from '../../brief/product/product.ts'
export {
  type AuditFinding,
  type AuditReport,
  type auditFinding,
  auditReport,
  type HeldFigure,
  type heldFigure,
} from './audit-schemas.ts'
export type { Confirmation } from './check-schemas.ts'
export { type Check, check, confirmation, listedConfirmation } from './check-schemas.ts'
export {
  type About,
  about,
  type BaseChoice,
  type BriefsOfProduct,
  type Bulletin,
  briefsOfProduct,
  bulletin,
  type CodeEntry,
  type Commentary,
  type CommentaryPreview,
  type CommentaryVersion,
  codeEntry,
  commentary,
  commentaryPreview,
  commentaryVersion,
  currency,
  type Explanation,
  editionLanguage,
  explanation,
  finding,
  flow,
  type ListedProduct,
  type Load,
  type LoadedCommodity,
  type Localized,
  language,
  listedProduct,
  load,
  loadedCommodity,
  localized,
  type MultipleChoice,
  type Problem,
  problem,
  productSummary,
  type QuantityChoice,
  reported,
  type ShownFigure,
  shownFigure,
  statedRelation,
  type TotalsRow,
  type TotalsUnits,
  totalsRow,
  totalsUnits,
  where,
} from './common-schemas.ts'
export {
  type ComparisonChoices,
  comparisonChoices,
  comparisonReport,
} from './comparison-schemas.ts'
export { type Inbox, inbox, inboxAnswer, type PendingFile } from './inbox-schemas.ts'
export {
  type BuiltBrief,
  type Job,
  job,
  type Question,
  question,
  type StatedFacts,
  statedFacts,
  type Upload,
  upload,
} from './load-schemas.ts'
export { type Notifications, notifications } from './notification-schemas.ts'
export {
  type BriefState,
  briefState,
  type CreatedProduct,
  type CurrentRelease,
  createdProduct,
  currentRelease,
  type PlannedQuery,
  type ProductRow,
  plannedQuery,
  productRow,
  type StatusRow,
  statusRow,
  type UnassignedCodes,
  unassignedCodes,
} from './overview-schemas.ts'
export { type PublicSite, publicSite } from './public-site-schemas.ts'
export {
  type BriefRelease,
  briefRelease,
  type ReleaseAction,
  type ReleaseComment,
  type ReleaseProgress,
  type ReleaseRequest,
  type ReleaseRules,
  type ReleaseVersion,
  type ReleaseWithFiles,
  releaseProgress,
  releaseRequest,
  releaseRules,
  releaseWithFiles,
  type WaitingRelease,
  waitingRelease,
} from './release-schemas.ts'
export { type RevisionReport, revisionReport } from './revision-schemas.ts'
export { type Schedules, schedules } from './schedule-schemas.ts'
