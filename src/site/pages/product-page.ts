import { escapeMarkup } from '../../press/shared/shared.ts'
import type { Language } from '../../trade/trade.ts'
import { namePeriodText, type ReleaseSummary } from '../content/content.ts'
import { relativeLink, sitePaths } from '../site-paths.ts'
import { sayIn } from '../site-settings.ts'
import type { PagePrinter } from './layout.ts'
import { nameReleases, pageWords as words } from './page-words.ts'
import { headProduct, languageOfRelease, type PageContext, releaseLink, releaseList } from './release-list.ts'

/**
 * The page of a product: its latest release, and all periods by year.
 *
 * @param releases of the product, the latest period first; at least one.
 */
export function productPage(
  printer: PagePrinter,
  releases: readonly ReleaseSummary[],
  language: Language,
): string {
  const say = sayIn(language)
  const { offset, title: siteTitle } = printer.settings
  const latest = releases.find(({ current }) => current !== null)
  const [first] = releases
  const { product, name } = latest ?? first ?? { product: '', name: { zh: '', en: '' } }
  const path = sitePaths.product(language, product)
  const context: PageContext = { language, path, offset }
  const title = headProduct(name[language])
  return printer.print({
    ...{ language, path, title },
    description: latest?.current?.lead[language] ?? say(nameReleases(title)),
    alternates: { zh: sitePaths.product('zh', product), en: sitePaths.product('en', product) },
    crumbs: [[say(siteTitle), sitePaths.home(language)]],
    ...(latest && pictureOf(latest, language)),
    main: `<h1>${escapeMarkup(title)}</h1>
${latest ? teaser(latest, context) : ''}<h2>${say(words.periods)}</h2>
${years(releases, context)}`,
  })
}

function pictureOf(release: ReleaseSummary, language: Language) {
  const shown = languageOfRelease(release, language)
  const path = release.current?.picture[shown]
  return path ? { picture: { path, alternative: release.current?.title[shown] ?? '' } } : {}
}

/** The latest release with its first chart. */
function teaser(latest: ReleaseSummary, context: PageContext): string {
  const picture = latest.current?.picture[languageOfRelease(latest, context.language)]
  const image = picture
    ? `<img src="${relativeLink(context.path, picture)}" alt="" width="1890" height="945" loading="lazy">`
    : ''
  return `<h2>${sayIn(context.language)(words.latestOne)}</h2>
<div class="teaser">
${releaseList([latest], context)}
${image}
</div>
`
}

function years(releases: readonly ReleaseSummary[], context: PageContext): string {
  const say = sayIn(context.language)
  const list = [...new Set(releases.map(({ period }) => period.slice(0, 4)))]
  return list
    .map((year) => {
      const items = releases
        .filter(({ period }) => period.startsWith(year))
        .reverse()
        .map((release) => {
          const text = say(namePeriodText(release.period)).replace(
            context.language === 'zh' ? `${year}年` : ` ${year}`,
            '',
          )
          const withdrawn =
            release.current === null ? ` <small class="withdrawn">${say(words.wasWithdrawn)}</small>` : ''
          return `<li>${releaseLink(release, context, escapeMarkup(text === '' ? year : text))}${withdrawn}</li>`
        })
      return `<section class="year" aria-label="${escapeMarkup(year)}"><h3>${escapeMarkup(year)}</h3><ul class="period-list">${items.join('')}</ul></section>`
    })
    .join('\n')
}
