import { createHash } from 'node:crypto'
import { escapeMarkup } from '../../press/shared/shared.ts'
import type { Language } from '../../trade/trade.ts'
import { relativeLink, sitePaths, webAddress } from '../site-paths.ts'
import { type SiteSettings, sayIn } from '../site-settings.ts'
import { pageWords as words } from './page-words.ts'
import { siteScript } from './script.ts'
import { siteStyle } from './style.ts'

/** A page of the site: what stands in its head, and its text. */
export interface SitePage {
  readonly language: Language
  /** Where it is in the site. */
  readonly path: string
  readonly title: string
  readonly description: string
  /** The same page by language, itself included. */
  readonly alternates: Partial<Readonly<Record<Language, string>>>
  /** The way to it, from the home page: names with paths. */
  readonly crumbs?: readonly (readonly [name: string, path: string])[]
  /** A picture for links to it, by its path. */
  readonly picture?: { readonly path: string; readonly alternative: string } | undefined
  /** What it is about as data (schema.org). */
  readonly about?: object
  /** Where it is another copy of something, that page’s path. */
  readonly canonical?: string
  /** Whether search engines should leave it out. */
  readonly isHidden?: boolean
  readonly main: string
}

/** Nothing of other sites runs or is fetched, and no text of a brief can be more than text. */
const contentSecurityPolicy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `img-src 'self' data:`,
  `base-uri 'none'`,
  `form-action 'none'`,
].join('; ')

const stamp = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8)

const languageTags: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' }

/** What every page begins with, up to its title. */
const pageStart = (language: Language): string => `<!doctype html>
<html lang="${languageTags[language]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
`

/** Puts pages together. One printer serves a whole site. */
export class PagePrinter {
  readonly settings: SiteSettings
  readonly #style: string
  readonly #script: string

  constructor(settings: SiteSettings) {
    this.settings = settings
    this.#style = `?v=${stamp(siteStyle(settings.look))}`
    this.#script = `?v=${stamp(siteScript)}`
  }

  print(page: SitePage): string {
    const { language, path, title, main } = page
    const say = sayIn(language)
    const siteTitle = say(this.settings.title)
    const link = (to: string) => relativeLink(path, to)
    const full = title === siteTitle ? title : `${title} · ${siteTitle}`
    return `${pageStart(language)}<title>${escapeMarkup(full)}</title>
${this.#headLines(page).join('\n')}
<link rel="stylesheet" href="${link(sitePaths.style)}${this.#style}">
</head>
<body>
<a class="skip" href="#main">${say(words.skip)}</a>
${this.#masthead(page)}
<main id="main" tabindex="-1">
${this.#crumbs(page)}${main}
</main>
${this.#footer(page)}
<script src="${link(sitePaths.script)}${this.#script}"></script>
</body>
</html>
`
  }

  /** A page with one chart or table for other pages, with a line that says where it is from. */
  printEmbedded({ language, path, title, main, canonical }: SitePage): string {
    const link = (to: string) => relativeLink(path, to)
    const { url } = this.settings
    return `${pageStart(language)}<meta name="robots" content="noindex">
<title>${escapeMarkup(title)}</title>
${url && canonical ? `<link rel="canonical" href="${webAddress(url, canonical)}">\n` : ''}<link rel="stylesheet" href="${link(sitePaths.style)}${this.#style}">
</head>
<body class="embedded">
<main>
${main}
</main>
<script src="${link(sitePaths.script)}${this.#script}"></script>
</body>
</html>
`
  }

  #headLines({
    path,
    title,
    description,
    alternates,
    picture,
    about,
    canonical,
    ...page
  }: SitePage): string[] {
    const { url, issuer } = this.settings
    const say = sayIn(page.language)
    const meta = (name: string, content: string) =>
      `<meta ${name.startsWith('og:') ? 'property' : 'name'}="${name}" content="${escapeMarkup(content)}">`
    const link = (to: string) => (url === null ? relativeLink(path, to) : webAddress(url, to))
    const others = Object.entries(alternates)
    return [
      meta('description', description),
      ...(page.isHidden ? [meta('robots', 'noindex')] : []),
      ...(issuer ? [meta('author', say(issuer))] : []),
      ...(url === null ? [] : [`<link rel="canonical" href="${webAddress(url, canonical ?? path)}">`]),
      ...(others.length > 1
        ? others.map(
            ([language, to]) =>
              `<link rel="alternate" hreflang="${languageTags[language as Language]}" href="${link(to)}">`,
          )
        : []),
      ...(url === null
        ? []
        : [
            `<link rel="alternate" type="application/atom+xml" href="${relativeLink(path, sitePaths.atom(page.language))}" title="Atom">`,
            `<link rel="alternate" type="application/feed+json" href="${relativeLink(path, sitePaths.jsonFeed(page.language))}" title="JSON Feed">`,
            meta('og:type', about ? 'article' : 'website'),
            meta('og:title', title),
            meta('og:description', description),
            meta('og:url', webAddress(url, canonical ?? path)),
            meta('og:site_name', say(this.settings.title)),
            meta('og:locale', page.language === 'zh' ? 'zh_CN' : 'en_GB'),
            ...(picture
              ? [
                  meta('og:image', webAddress(url, picture.path)),
                  meta('og:image:alt', picture.alternative),
                  meta('twitter:card', 'summary_large_image'),
                ]
              : []),
          ]),
      ...(about ? [`<script type="application/ld+json">${asDataBlock(about)}</script>`] : []),
    ]
  }

  #masthead({ language, path, alternates }: SitePage): string {
    const say = sayIn(language)
    const { logo, title } = this.settings
    const link = (to: string) => relativeLink(path, to)
    const mark = logo ? `<img src="${link(sitePaths.logo)}" alt="" height="32">` : ''
    const other: Language = language === 'zh' ? 'en' : 'zh'
    const to = alternates[other] ?? sitePaths.home(other)
    return `<header class="masthead">
<div class="wide">
<a class="name" href="${link(sitePaths.home(language))}">${mark}<span>${escapeMarkup(say(title))}</span></a>
<nav aria-label="${language === 'zh' ? '站点' : 'Site'}">
<a href="${link(sitePaths.method(language))}">${say(words.method)}</a>
<a lang="${languageTags[other]}" hreflang="${languageTags[other]}" href="${link(to)}">${say(words.otherLanguage)}</a>
</nav>
</div>
</header>`
  }

  #crumbs({ language, path, crumbs }: SitePage): string {
    if (!crumbs) return ''
    const items = crumbs.map(
      ([name, to]) => `<li><a href="${relativeLink(path, to)}">${escapeMarkup(name)}</a></li>`,
    )
    return `<nav class="crumbs" aria-label="${language === 'zh' ? '位置' : 'Breadcrumbs'}"><ol>${items.join('')}</ol></nav>\n`
  }

  #footer({ language, path }: SitePage): string {
    const say = sayIn(language)
    const { issuer, license, url } = this.settings
    const link = (to: string) => relativeLink(path, to)
    const feeds =
      url === null
        ? []
        : [
            `<a href="${link(sitePaths.atom(language))}">Atom</a>`,
            `<a href="${link(sitePaths.jsonFeed(language))}">JSON Feed</a>`,
          ]
    const links = [
      `<a href="${link(sitePaths.method(language))}">${say(words.method)}</a>`,
      ...feeds,
      `<a href="${link(sitePaths.catalog)}">${say(words.catalog)} (DCAT)</a>`,
      ...(license ? [`<a rel="license" href="${escapeMarkup(license)}">${say(words.licence)}</a>`] : []),
    ]
    return `<footer class="footer">
<div class="wide">
${issuer ? `<p>${escapeMarkup(say(issuer))}</p>\n` : ''}<ul>${links.map((item) => `<li>${item}</li>`).join('')}</ul>
</div>
</footer>`
  }
}

/** JSON within a page: no text in it can end the element that it stands in. */
const asDataBlock = (data: object): string =>
  JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
