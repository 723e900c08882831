import { hasRole } from '../../workspace/project/tokens/tokens.ts'
import { type Actor, isSamePerson, type Version } from './release-types.ts'

/**
 * How much of a version a person may see. `everything`: its state, history, comments and files. `files`: what is
 * published of it. `notice`: that it was withdrawn, and why. `nothing`: not even that it exists.
 */
export type Visibility = 'everything' | 'files' | 'notice' | 'nothing'

/** @param version as it is now (`releaseAt`), so that an embargo ends at its minute. */
export function getVisibility(version: Version, { name, role }: Actor): Visibility {
  if (hasRole(role, 'editor')) return 'everything'
  const { state, schedule, publishedAt } = version
  if (state === 'published' || state === 'amended') return 'files'
  if (state === 'withdrawn') return publishedAt === null ? 'nothing' : 'notice'
  const isEarlyReader =
    state === 'scheduled' && schedule?.earlyAccess.some((reader) => isSamePerson(reader, name)) === true
  return isEarlyReader ? 'files' : 'nothing'
}
