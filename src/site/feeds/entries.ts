import type { Language, Localized } from '../../trade/trade.ts'
import { namePeriodText, type ReleaseEvent, type ReleaseSummary } from '../content/content.ts'
import { sitePaths, webAddress } from '../site-paths.ts'

/** An entry of a feed: a version was published, a published one replaced, or one withdrawn. */
export interface FeedEntry {
  /** The address of the release with the event: no other entry ever has it. */
  readonly id: string
  readonly url: string
  readonly title: string
  readonly text: string
  readonly at: string
  /** The path of a picture. */
  readonly picture: string | null
}

/** So many entries a feed has. */
const mostEntries = 50

/** The latest entries in a language, the newest first; of releases that are not in that language none but notices. */
export const listEntries = (
  releases: readonly ReleaseSummary[],
  language: Language,
  url: string,
): FeedEntry[] =>
  releases
    .filter(({ current }) => current === null || current.languages.includes(language))
    .flatMap((release) => release.events.map((event) => ({ release, event })))
    .sort((a, b) => (a.event.at < b.event.at ? 1 : a.event.at > b.event.at ? -1 : 0))
    .slice(0, mostEntries)
    .map(({ release, event }) => toEntry(release, event, { language, url }))

function toEntry(
  { product, period, name, current }: ReleaseSummary,
  { version, kind, at, reason }: ReleaseEvent,
  { language, url }: { readonly language: Language; readonly url: string },
): FeedEntry {
  const address = webAddress(url, sitePaths.release(language, product, period))
  const isCurrent = current?.version === version && kind !== 'withdrawn'
  const title =
    (isCurrent ? current.title[language] : undefined) ??
    `${name[language]} · ${namePeriodText(period)[language]}`
  const head = heads[kind][language]
  const lead = isCurrent ? (current.lead[language] ?? '') : ''
  const why = reason === null ? '' : `${{ zh: '原因：', en: 'Reason: ' }[language]}${reason}`
  return {
    id: `${address}#v${version}-${kind === 'withdrawn' ? 'withdrawn' : 'published'}`,
    url: address,
    title: head === '' ? title : `${head}${title}`,
    text: [why, lead].filter((part) => part !== '').join('\n'),
    at,
    picture: (isCurrent ? current.picture[language] : undefined) ?? null,
  }
}

const heads: Readonly<Record<ReleaseEvent['kind'], Localized>> = {
  published: { zh: '', en: '' },
  amended: { zh: '更正：', en: 'Amended: ' },
  withdrawn: { zh: '撤回：', en: 'Withdrawn: ' },
}
