import { escapeMarkup } from '../../press/shared/shared.ts'
import type { Language } from '../../trade/trade.ts'
import { listProducts, type ReleaseSummary } from '../content/content.ts'
import { relativeLink, sitePaths } from '../site-paths.ts'
import { type Say, sayIn } from '../site-settings.ts'
import type { PagePrinter } from './layout.ts'
import { countOfPeriods, pageWords as words } from './page-words.ts'
import { headProduct, type PageContext, releaseLink, releaseList } from './release-list.ts'

/** So many releases stand at the top of the home page. */
const mostLatest = 6

/** The home page: the latest releases, and every product, which can be searched where scripts may run. */
export function homePage(
  printer: PagePrinter,
  releases: readonly ReleaseSummary[],
  language: Language,
): string {
  const say = sayIn(language)
  const { title, heading, offset } = printer.settings
  const path = sitePaths.home(language)
  const context: PageContext = { language, path, offset }
  const latest = releases
    .filter(({ current }) => current !== null)
    .sort((a, b) => compareText(b.current?.publishedAt, a.current?.publishedAt))
    .slice(0, mostLatest)
  const main =
    releases.length === 0
      ? `<p>${say(words.nothing)}</p>`
      : `${latest.length === 0 ? '' : `<h2>${say(words.latest)}</h2>\n${releaseList(latest, context)}\n`}<h2>${say(words.products)}</h2>
${searchForm(say)}
${productList(releases, context)}`
  return printer.print({
    ...{ language, path, title: say(title) },
    description: latest[0]?.current?.lead[language] ?? say(title),
    alternates: { zh: sitePaths.home('zh'), en: sitePaths.home('en') },
    main: `<h1>${escapeMarkup(say(heading))}</h1>\n${main}`,
  })
}

const compareText = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0)

const searchForm = (say: Say): string => `<form class="search" role="search" hidden>
<label for="search">${say(words.search)}</label>
<input id="search" type="search" autocomplete="off" placeholder="${say(words.searchHint)}">
<p class="none" role="status" hidden>${say(words.noMatch)}</p>
</form>`

function productList(releases: readonly ReleaseSummary[], context: PageContext): string {
  const { language, path } = context
  const say = sayIn(language)
  const products = listProducts(releases).map((group) => {
    const latest = group.find(({ current }) => current !== null)
    const [{ product, name } = { product: '', name: { zh: '', en: '' } }] = group
    return { product, name: (latest ?? { name }).name, group, latest }
  })
  const collator = new Intl.Collator(language === 'zh' ? 'zh-CN' : 'en')
  const items = products
    .sort((a, b) => collator.compare(a.name[language], b.name[language]))
    .map(({ product, name, group, latest }) => {
      const names = escapeMarkup(`${name.zh} ${name.en} ${product}`)
      const periods = escapeMarkup(
        group
          .filter(({ current }) => current !== null)
          .map(({ period }) => period)
          .join(' '),
      )
      const to = relativeLink(path, sitePaths.product(language, product))
      const last = latest
        ? releaseLink(latest, context, escapeMarkup(latest.period))
        : say(words.wasWithdrawn)
      return `<li data-names="${names}" data-periods="${periods}"><a href="${to}">${escapeMarkup(headProduct(name[language]))}</a> <span>${last} <small>${say(countOfPeriods(group.length))}</small></span></li>`
    })
  return `<ul class="products">\n${items.join('\n')}\n</ul>`
}

/** The page at the address of the site itself, which leads on to the Chinese home page and offers the English one. */
export const rootPage = (printer: PagePrinter): string => {
  const { title } = printer.settings
  const link = (language: Language) => relativeLink(sitePaths.root, sitePaths.home(language))
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0; url=${link('zh')}">
<title>${escapeMarkup(title.zh)}</title>
<link rel="alternate" hreflang="zh-CN" href="${link('zh')}">
<link rel="alternate" hreflang="en" href="${link('en')}">
<link rel="stylesheet" href="${relativeLink(sitePaths.root, sitePaths.style)}">
</head>
<body>
<main>
<h1>${escapeMarkup(title.zh)}</h1>
<p><a href="${link('zh')}">中文</a> · <a lang="en" hreflang="en" href="${link('en')}">English</a></p>
</main>
</body>
</html>
`
}
