import { createHash } from 'node:crypto'
import type { PublishedRelease } from './content/content.ts'
import { type WithNeighbours, withNeighbours } from './neighbours.ts'
import type { SiteFolder } from './site-folder.ts'
import type { SiteSettings } from './site-settings.ts'
import type { KeyedSummary } from './site-state.ts'

export const nameRelease = ({
  product,
  period,
}: {
  readonly product: string
  readonly period: string
}): string => `${product} ${period}`

/**
 * What is on the site, what is wanted there, which of it is to be written, and of the rest how it stands in lists of releases.
 *
 * @param all whether everything is to be written.
 */
export function findChanged(
  site: SiteFolder,
  named: readonly PublishedRelease[],
  settings: SiteSettings,
  all: boolean,
) {
  const present = new Map(site.state.releases.map((release) => [nameRelease(release), release]))
  const wanted = withNeighbours(named).map((release) => ({ ...release, key: keyOf(release, settings) }))
  const isCurrent = ({ release, key }: (typeof wanted)[number]) =>
    present.get(nameRelease(release))?.key === key
  const changed = wanted.filter((release) => all || !isCurrent(release))
  const summaries = new Map<string, KeyedSummary>()
  const isChanged = new Set(changed)
  for (const item of wanted) {
    const summary = present.get(nameRelease(item.release))
    if (summary && !isChanged.has(item)) summaries.set(nameRelease(item.release), summary)
  }
  return { present, wanted, changed, summaries }
}

/**
 * The products whose pages are to be written: those with a release that changes or goes, and those of which a stopped
 * publication has not written them.
 */
export function listStale(
  { state }: SiteFolder,
  {
    changed,
    named,
  }: { readonly changed: readonly WithNeighbours[]; readonly named: readonly PublishedRelease[] },
): Set<string> {
  const names = new Set(named.map(nameRelease))
  const removed = state.releases.filter((release) => !names.has(nameRelease(release)))
  return new Set([
    ...state.stale,
    ...[...changed.map(({ release }) => release), ...removed].map(({ product }) => product),
  ])
}

/** A digest of everything that the files of a release follow from. */
function keyOf({ release, earlier, later }: WithNeighbours, settings: SiteSettings): string {
  const { product, period, current, former, withdrawn } = release
  const version = ({
    number,
    publishedAt,
    languages: shown,
    signature,
    replaces,
    replacedBy,
  }: NonNullable<typeof current>) => [number, publishedAt, shown, signature?.seal, replaces, replacedBy]
  const parts = [
    settings.digest,
    ...[product, period, current && version(current), former.map(version)],
    withdrawn.map(({ number, publishedAt, withdrawnAt, reason }) => [
      number,
      publishedAt,
      withdrawnAt,
      reason,
    ]),
    ...[earlier, later],
  ]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
