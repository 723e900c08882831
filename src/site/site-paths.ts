import { posix } from 'node:path'
import type { Language } from '../trade/trade.ts'

/** Where pages and files are in the site, with slashes. They are stable: a page that was published stays where it is. */
export const sitePaths = {
  root: 'index.html',
  home: (language: Language) => `${language}/index.html`,
  method: (language: Language) => `${language}/method.html`,
  product: (language: Language, product: string) => `${language}/${product}/index.html`,
  release: (language: Language, product: string, period: string) =>
    `${language}/${product}/${period}/index.html`,
  /** A version that a later one has replaced. */
  former: (language: Language, product: string, period: string, version: number) =>
    `${language}/${product}/${period}/v${version}/index.html`,
  embed: (language: Language, product: string, period: string, id: string) =>
    `${language}/${product}/${period}/embed/${fileName(id)}.html`,
  /** A file of a version: as it was frozen, or data and pictures made from it. */
  file: (product: string, period: string, version: number, name: string) =>
    `files/${product}/${period}/v${version}/${name}`,
  dataset: (product: string, period: string) => `files/${product}/${period}/dataset.jsonld`,
  catalog: 'catalog.jsonld',
  productCatalog: (product: string) => `files/${product}/catalog.jsonld`,
  /** What the program has written of a product. */
  record: (product: string) => `files/${product}/site.json`,
  atom: (language: Language) => `${language}/feed.atom.xml`,
  jsonFeed: (language: Language) => `${language}/feed.json`,
  sitemap: 'sitemap.xml',
  /** In the top folder: a sitemap may name pages of its own folder and those below alone. */
  productSitemap: (product: string) => `sitemap-${product}.xml`,
  /** Of the pages of no product. */
  siteSitemap: 'sitemap.pages.xml',
  style: 'assets/site.css',
  script: 'assets/site.js',
  logo: 'assets/logo.png',
} as const

/** The files of a product that are of no single release. Sitemaps are there where the address of the site is known. */
export const productFiles = (product: string, url: string | null): string[] => [
  sitePaths.product('zh', product),
  sitePaths.product('en', product),
  sitePaths.productCatalog(product),
  ...(url === null ? [] : [sitePaths.productSitemap(product)]),
]

/** The folders that the files of a release are in, and no others. */
export const releaseFolders = (product: string, period: string): string[] => [
  `zh/${product}/${period}`,
  `en/${product}/${period}`,
  `files/${product}/${period}`,
]

/** An id as part of a file name. */
export const fileName = (id: string): string => id.replace(/[^\w.-]+/g, '-').slice(0, 80)

const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

/** The way from a page to another, which holds on any server and in any folder. */
export const relativeLink = (from: string, to: string): string =>
  encodePath(posix.relative(posix.dirname(from), to) || posix.basename(to))

/** The address on the web: of a page that of its folder. */
export const webAddress = (url: string, path: string): string =>
  `${url.replace(/\/*$/, '/')}${encodePath(path.replace(/(^|\/)index\.html$/, '$1'))}`
