import type { EntryOf } from './entry.ts'
import type { BriefRelease } from './release-types.ts'
import { applyEntry } from './replay.ts'

/**
 * The publications whose time has come. A scheduled version is published from its minute on, whether or not any program
 * ran then: whoever looks later finds it published as of that minute.
 */
export function dueEntries(release: BriefRelease, now: Date): EntryOf<'publish'>[] {
  const { product, period } = release
  return release.versions.flatMap(({ number, state, schedule, history }) => {
    if (state !== 'scheduled' || !schedule || new Date(schedule.embargo) > now) return []
    const scheduled = history.findLast(({ action }) => action === 'schedule')
    if (!scheduled) throw new Error('a scheduled version has an entry that says so')
    const { person, role } = scheduled
    return [
      {
        ...{ product, period, version: number, action: 'publish', channel: 'clock', reason: null },
        ...{ person, role, at: now.toISOString(), publishedAt: schedule.embargo },
      } satisfies EntryOf<'publish'>,
    ]
  })
}

/** A release as it is at a moment, whether or not the journal has its publication yet. */
export const releaseAt = (release: BriefRelease, now: Date): BriefRelease =>
  dueEntries(release, now).reduce(applyEntry, release)
