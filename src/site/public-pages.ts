import type { BriefRelease } from '../releases/releases.ts'
import type { Language } from '../trade/trade.ts'
import { isFolderName, listPublished } from './content/content.ts'
import { sitePaths, webAddress } from './site-paths.ts'

/** The page of a published brief in a language. */
export interface PublicPage {
  readonly product: string
  readonly period: string
  readonly language: Language
  /** In the site, encoded as in an address: `en/lithium-ion/2023-12/`. */
  readonly path: string
}

/**
 * The pages that the site has of releases, one for each brief and language that is published now.
 *
 * @param releases as they are now (`readReleases`).
 */
export const listPublicPages = (releases: readonly BriefRelease[]): PublicPage[] =>
  listPublished(releases)
    .filter(({ product, period }) => isFolderName(product) && isFolderName(period))
    .flatMap(({ product, period, current }) =>
      (current?.languages ?? []).map((language) => ({
        ...{ product, period, language },
        path: webAddress('', sitePaths.release(language, product, period)).replace(/^\//, ''),
      })),
    )
