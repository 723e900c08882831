/**
 * The static site of what is published: pages, downloads, data, feeds and catalogues, written into a folder. `content/`
 * decides what everybody may see, `publish-site.ts` has the steps, `public-site.ts` keeps a copy current for the desk.
 *
 * @module
 */
export { listPublicPages, type PublicPage } from './public-pages.ts'
export { PublicSite } from './public-site.ts'
export { type PublishOptions, publishSite, type SiteReport } from './publish-site.ts'
