/**
 * The states of released briefs, as pure functions over the entries of a journal: `decide` makes the entries of a request
 * or refuses it, `replay` makes the releases of entries, `releaseAt` is a release at a moment, `getVisibility` what a
 * person may see of a version.
 *
 * @module
 */
export { actionRules, findWaitingStep, nextActions } from './actions.ts'
export { dueEntries, releaseAt } from './clock.ts'
export { decide, findPublished, findVersionAtWork, listChangedFiles } from './decide.ts'
export { type Channel, type Entry, type EntryOf, entrySchema, type FileDigest } from './entry.ts'
export { lacksSecondPerson, listOpenMatters } from './open-matters.ts'
export { isOtherContent, ReleaseRefusal, type ReleaseRefusalKind } from './refusals.ts'
export {
  type Act,
  type Actor,
  type BriefRelease,
  type Comment,
  isSamePerson,
  type ReleaseAction,
  type ReleaseRequest,
  type ReleaseRules,
  type ReleaseState,
  releaseStates,
  type Situation,
  type Version,
} from './release-types.ts'
export { applyEntry, draftVersion, emptyRelease, releaseKey, replay } from './replay.ts'
export { getVisibility, type Visibility } from './visibility.ts'
