import { escapeMarkup } from '../../press/shared/shared.ts'
import type { Language } from '../../trade/trade.ts'
import type { ReleaseSummary } from '../content/content.ts'
import { sitePaths, webAddress } from '../site-paths.ts'

/** No sitemap may have more addresses (sitemaps.org); each page has two at most, one a language. */
const mostPages = 20_000

interface Page {
  readonly paths: Partial<Readonly<Record<Language, string>>>
  readonly modified: string | null
}

/**
 * The sitemap (sitemaps.org 0.9) by file name: one file, or several with an index. Every page names those in the other
 * language.
 */
export function sitemapFiles(
  url: string,
  products: readonly (readonly ReleaseSummary[])[],
): Map<string, string> {
  const pages: Page[] = [
    { paths: { zh: sitePaths.home('zh'), en: sitePaths.home('en') }, modified: null },
    { paths: { zh: sitePaths.method('zh'), en: sitePaths.method('en') }, modified: null },
    ...products.flatMap((releases) => productPages(releases)),
  ]
  const parts: Page[][] = []
  for (let index = 0; index < pages.length; index += mostPages)
    parts.push(pages.slice(index, index + mostPages))
  if (parts.length === 1) return new Map([[sitePaths.sitemap, urlSet(url, pages)]])
  const named = parts.map((part, index) => [`sitemap-${index + 1}.xml`, urlSet(url, part)] as const)
  const items = named.map(([name]) => `<sitemap><loc>${webAddress(url, name)}</loc></sitemap>`)
  const index = `<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${items.join('\n')}
</sitemapindex>
`
  return new Map([...named, [sitePaths.sitemap, index]])
}

function productPages(releases: readonly ReleaseSummary[]): Page[] {
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
  return [home, ...pages]
}

function urlSet(url: string, pages: readonly Page[]): string {
  const entries = pages.flatMap(({ paths, modified }) => {
    const named = Object.entries(paths).map(
      ([language, path]) => [language, escapeMarkup(webAddress(url, path))] as const,
    )
    const alternates = named.map(
      ([language, address]) =>
        `<xhtml:link rel="alternate" hreflang="${language === 'zh' ? 'zh-CN' : 'en'}" href="${address}"/>`,
    )
    const date = modified === null ? '' : `<lastmod>${modified}</lastmod>`
    const links = alternates.length > 1 ? alternates.join('') : ''
    return named.map(([, address]) => `<url><loc>${address}</loc>${date}${links}</url>`)
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.join('\n')}
</urlset>
`
}
