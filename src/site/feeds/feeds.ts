/**
 * What is new on the site for programs: Atom, JSON Feed, and sitemaps.
 *
 * @module
 */
export { atomFeed } from './atom.ts'
export { listEntries } from './entries.ts'
export { jsonFeed } from './json-feed.ts'
export { productSitemap, sitemapIndex, siteSitemap } from './sitemap.ts'
