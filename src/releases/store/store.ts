/**
 * Releases on the disk: the journal of transitions, and the frozen files of signed versions, which nothing rewrites.
 *
 * @module
 */
export { type ContentByName, freezeFiles, frozenFolder } from './freeze.ts'
export { largestFile, readFrozenFile, readSeal } from './frozen-files.ts'
export { Journal, journalFile, releasesFolder } from './journal.ts'
export { digest, type FrozenFile, type FrozenKind, formatSeal, type Seal, sealedDigests } from './seal.ts'
export { type ReleaseFinding, type ReleaseVerification, verifyReleases } from './verify.ts'
