/**
 * The pages of the site as HTML: home, products, releases and their earlier versions, methods, and parts for other pages.
 *
 * @module
 */
export { embeddedPage, listParts } from './data-section.ts'
export { homePage, rootPage } from './home-page.ts'
export { PagePrinter } from './layout.ts'
export { methodPage } from './method-page.ts'
export { productPage } from './product-page.ts'
export { versionPage, withdrawnPage } from './release-page.ts'
export { siteScript } from './script.ts'
export { siteStyle } from './style.ts'
export { shorten } from './version-texts.ts'
