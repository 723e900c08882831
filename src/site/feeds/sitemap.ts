import { escapeMarkup } from '../../press/shared/shared.ts'
import type { Language } from '../../trade/trade.ts'
import type { ReleaseSummary } from '../content/content.ts'
import { sitePaths, webAddress } from '../site-paths.ts'

interface Page {
  readonly paths: Partial<Readonly<Record<Language, string>>>
  readonly modified: string | null
}

/**
 * The index of the sitemaps (sitemaps.org 0.9): one of each product, so that a release changes one small file, and none
 * comes near the limit of 50,000 addresses.
 *
 * @param products fewer than 50,000.
 */
export function sitemapIndex(url: string, products: readonly (readonly ReleaseSummary[])[]): string {
  const items = products.map((releases) => ({
    path: sitePaths.productSitemap(releases[0]?.product ?? ''),
    modified: releases
      .flatMap(({ current }) => current?.publishedAt ?? [])
      .reduce<string | null>((latest, at) => (latest === null || at > latest ? at : latest), null),
  }))
  const entries = [{ path: sitePaths.siteSitemap, modified: null }, ...items].map(
    ({ path, modified }) =>
      `<sitemap><loc>${escapeMarkup(webAddress(url, path))}</loc>${formatModified(modified)}</sitemap>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join('\n')}
</sitemapindex>
`
}

/** The pages of no product. */
export const siteSitemap = (url: string): string =>
  urlSet(url, [
    { paths: { zh: sitePaths.home('zh'), en: sitePaths.home('en') }, modified: null },
    { paths: { zh: sitePaths.method('zh'), en: sitePaths.method('en') }, modified: null },
  ])

/** The page of a product and those of its releases. Every page names those in the other language. */
export function productSitemap(url: string, releases: readonly ReleaseSummary[]): string {
  const product = releases[0]?.product ?? ''
  const home: Page = {
    paths: { zh: sitePaths.product('zh', product), en: sitePaths.product('en', product) },
    modified: null,
  }
  const pages = releases.flatMap(({ period, current }) =>
    current
      ? [
          {
            paths: Object.fromEntries(
              current.languages.map((language) => [language, sitePaths.release(language, product, period)]),
            ),
            modified: current.publishedAt,
          },
        ]
      : [],
  )
  return urlSet(url, [home, ...pages])
}

const formatModified = (modified: string | null): string =>
  modified === null ? '' : `<lastmod>${modified}</lastmod>`

function urlSet(url: string, pages: readonly Page[]): string {
  const entries = pages.flatMap(({ paths, modified }) => {
    const named = Object.entries(paths).map(
      ([language, path]) => [language, escapeMarkup(webAddress(url, path))] as const,
    )
    const alternates = named.map(
      ([language, address]) =>
        `<xhtml:link rel="alternate" hreflang="${language === 'zh' ? 'zh-CN' : 'en'}" href="${address}"/>`,
    )
    const links = alternates.length > 1 ? alternates.join('') : ''
    return named.map(([, address]) => `<url><loc>${address}</loc>${formatModified(modified)}${links}</url>`)
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.join('\n')}
</urlset>
`
}
