/**
 * What is new on the site for programs: Atom, JSON Feed, and the sitemap.
 *
 * @module
 */
export { atomFeed } from './atom.ts'
export { listEntries } from './entries.ts'
export { jsonFeed } from './json-feed.ts'
export { sitemapFiles } from './sitemap.ts'
