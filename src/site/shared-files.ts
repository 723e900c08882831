import { languages } from '../trade/trade.ts'
import { listProducts, type ReleaseSummary } from './content/content.ts'
import { describeCatalog, describeProductCatalog } from './data/data.ts'
import { atomFeed, jsonFeed, listEntries, productSitemap, sitemapIndex, siteSitemap } from './feeds/feeds.ts'
import {
  homePage,
  methodPage,
  type PagePrinter,
  productPage,
  rootPage,
  siteScript,
  siteStyle,
} from './pages/pages.ts'
import type { SiteFile } from './site-folder.ts'
import { sitePaths } from './site-paths.ts'

/**
 * The files of no single release: home, product and other pages, feeds, sitemaps, catalogues, style and script.
 *
 * @param isWritten whether the files of a product are there as they are to be; they are left out.
 */
export function sharedFiles(
  printer: PagePrinter,
  releases: readonly ReleaseSummary[],
  isWritten: (product: string) => boolean,
): SiteFile[] {
  const { settings } = printer
  const products = listProducts(releases)
  const texts: [path: string, text: string][] = [
    [sitePaths.root, rootPage(printer)],
    [sitePaths.style, siteStyle(settings.look)],
    [sitePaths.script, siteScript],
    [
      sitePaths.catalog,
      describeCatalog(
        settings,
        products.flatMap(([first]) => (first ? [[first.product, first.name] as const] : [])),
      ),
    ],
    ...languages.flatMap((language): [string, string][] => [
      [sitePaths.home(language), homePage(printer, releases, language)],
      [sitePaths.method(language), methodPage(printer, language)],
    ]),
    ...products.flatMap((group) =>
      isWritten(group[0]?.product ?? '') ? [] : filesOfProduct(printer, group),
    ),
    ...newsFiles(printer, releases, products),
  ]
  const encoder = new TextEncoder()
  const files = texts.map(([path, text]) => ({ path, bytes: encoder.encode(text) }))
  return settings.logo ? [...files, { path: sitePaths.logo, bytes: settings.logo.png }] : files
}

/** The files that `productFiles` lists. */
function filesOfProduct(
  printer: PagePrinter,
  releases: readonly ReleaseSummary[],
): [path: string, text: string][] {
  const { settings } = printer
  const product = releases[0]?.product ?? ''
  return [
    ...languages.map((language): [string, string] => [
      sitePaths.product(language, product),
      productPage(printer, releases, language),
    ]),
    [sitePaths.productCatalog(product), describeProductCatalog(settings, releases)],
    ...(settings.url === null
      ? []
      : [[sitePaths.productSitemap(product), productSitemap(settings.url, releases)] as [string, string]]),
  ]
}

/** Feeds and sitemaps: they have whole addresses, so that there are none where that of the site is not known. */
function newsFiles(
  { settings }: PagePrinter,
  releases: readonly ReleaseSummary[],
  products: readonly (readonly ReleaseSummary[])[],
): [path: string, text: string][] {
  const { url } = settings
  if (url === null) return []
  const feeds = languages.flatMap((language): [string, string][] => {
    const entries = listEntries(releases, language, url)
    return [
      [sitePaths.atom(language), atomFeed(settings, entries, { language, url })],
      [sitePaths.jsonFeed(language), jsonFeed(settings, entries, { language, url })],
    ]
  })
  return [
    ...feeds,
    [sitePaths.siteSitemap, siteSitemap(url)],
    [sitePaths.sitemap, sitemapIndex(url, products)],
  ]
}
