/**
 * The two versions that are compared: how they are named, and how they are read.
 *
 * @module
 */
export { type BriefVersion, builtFile, readVersion, type VersionSources } from './brief-version.ts'
export {
  type BriefReference,
  parseReference,
  resolveReference,
  type VersionReference,
} from './version-reference.ts'
