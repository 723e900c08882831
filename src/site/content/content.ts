/**
 * What everybody may see of releases, and what pages are made from.
 *
 * @module
 */
export { namePeriodText, periodMonths } from './period-name.ts'
export { groupByProduct, listProducts, sortByPeriod } from './products.ts'
export {
  isFolderName,
  listPublished,
  listUnshownEditions,
  type PublishedRelease,
  type PublishedVersion,
  type UnshownEdition,
} from './published.ts'
export { type ReleaseEvent, type ReleaseSummary, releaseSummarySchema } from './release-summary.ts'
export type { ReleaseView } from './release-view.ts'
export { type Download, describeBrief, readVersionContent, type VersionContent } from './version-content.ts'
