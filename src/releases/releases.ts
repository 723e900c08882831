/**
 * Releases of briefs: a version is submitted, reviewed, signed, scheduled and published, later amended or withdrawn.
 * `machine/` decides what is allowed, `store/` has the journal and the frozen files, `release-brief.ts` the use cases.
 *
 * @module
 */
export type { BriefSubject } from './built-brief.ts'
export {
  type Actor,
  type BriefRelease,
  type Comment,
  type Entry,
  findVersionAtWork,
  getVisibility,
  listOpenMatters,
  nextActions,
  type ReleaseAction,
  ReleaseRefusal,
  type ReleaseRefusalKind,
  type ReleaseRequest,
  type ReleaseState,
  releaseStates,
  type Version,
  type Visibility,
} from './machine/machine.ts'
export { findActor } from './people.ts'
export { type PlainRelease, type PlainStep, type PlainVersion, toPlainRelease } from './plain-release.ts'
export {
  type Asked,
  approveBrief,
  changeRelease,
  listChangesSinceSubmission,
  type ReleaseName,
  readOffset,
  readRelease,
  readReleases,
  readRules,
  signBrief,
  submitBrief,
} from './release-brief.ts'
export { parseReleaseTime } from './release-time.ts'
export {
  type FrozenFile,
  Journal,
  journalFile,
  type ReleaseFinding,
  type ReleaseVerification,
  readFrozenFile,
  readSeal,
  type Seal,
  verifyReleases,
} from './store/store.ts'
export {
  actionWords,
  doneWords,
  formatReleaseDay,
  formatReleaseTime,
  roleWords,
  stateWords,
} from './words/words.ts'
