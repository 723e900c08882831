import { type BriefRelease, getVisibility, type Version } from '../../releases/releases.ts'
import {
  type EditionLanguage,
  getMessageLanguage,
  type Language,
  languages,
  visible,
} from '../../trade/trade.ts'

/** A version that everybody may see, with the moment since when. */
export type PublishedVersion = Omit<Version, 'languages'> & {
  readonly publishedAt: string
  /** Those that the site has pages in. */
  readonly languages: readonly Language[]
}

/** What is left of a version that was published and withdrawn. */
export interface WithdrawnVersion {
  readonly version: Version
  readonly number: number
  readonly publishedAt: string
  readonly withdrawnAt: string
  readonly reason: string | null
}

/** What the public may see of the brief of a product and period. */
export interface PublishedRelease {
  readonly product: string
  readonly period: string
  /** What holds now; null where it was withdrawn. */
  readonly current: PublishedVersion | null
  /** Those that later ones have replaced, the newest first. */
  readonly former: readonly PublishedVersion[]
  /** The newest first. */
  readonly withdrawn: readonly WithdrawnVersion[]
}

/** The public: nobody is granted early access under this name, since an early reader is named. */
const anybody = { name: '', role: 'reader' } as const

/**
 * What everybody may see of releases: versions that are published or were replaced, and notices of those withdrawn after
 * they were published. A version without a moment of publication is never among them, whoever may read it early.
 *
 * @param releases as they are now (`readReleases`), so that an embargo ends at its minute.
 */
export const listPublished = (releases: readonly BriefRelease[]): PublishedRelease[] =>
  releases.flatMap((release) => {
    const published = release.versions.flatMap(toPublished)
    const byNumber = [...published].sort((a, b) => b.number - a.number)
    const shown = byNumber.filter((version) => getVisibility(version, anybody) === 'files')
    const withdrawn = byNumber.flatMap((version) =>
      getVisibility(version, anybody) === 'notice' && version.withdrawal
        ? [
            {
              ...{ version, number: version.number, publishedAt: version.publishedAt },
              ...{ withdrawnAt: version.withdrawal.at, reason: version.withdrawal.reason },
            },
          ]
        : [],
    )
    if (shown.length === 0 && withdrawn.length === 0) return []
    const { product, period } = release
    const current = shown.find(({ state }) => state === 'published') ?? null
    return [{ product, period, current, former: shown.filter((version) => version !== current), withdrawn }]
  })

/** A published version with the editions that the site has pages in; nothing where there are none. */
function toPublished(version: Version): PublishedVersion[] {
  const { publishedAt } = version
  const shown = languages.filter((language) => version.languages.includes(language))
  return publishedAt === null || shown.length === 0 ? [] : [{ ...version, publishedAt, languages: shown }]
}

/** An edition in a language that the site has no pages in. */
export interface UnshownEdition {
  readonly product: string
  readonly period: string
  readonly language: EditionLanguage
}

/** The published editions in languages that the site has no pages in. */
export const listUnshownEditions = (releases: readonly BriefRelease[]): UnshownEdition[] =>
  releases.flatMap(({ product, period, versions }) =>
    versions.flatMap((version) =>
      getVisibility(version, anybody) === 'files' && version.state === 'published'
        ? version.languages
            .filter((language) => language !== getMessageLanguage(language))
            .map((language) => ({ product, period, language }))
        : [],
    ),
  )

/** Whether a name of a product or period can be a folder of the site, on every system and in every address. */
export const isFolderName = (name: string): boolean =>
  name !== '' &&
  name.length <= 100 &&
  visible(name) === name &&
  !/^[.~]|[\\/:*?"<>|]|\.(?:html|xml|json|jsonld)$|[. ]$/i.test(name)
