import { phrased } from '../../press/html/html.ts'
import { escapeMarkup } from '../../press/shared/shared.ts'
import { formatReleaseTime } from '../../releases/releases.ts'
import { type Language, type Localized, nameDay } from '../../trade/trade.ts'
import { namePeriodText, type ReleaseSummary } from '../content/content.ts'
import { relativeLink, sitePaths } from '../site-paths.ts'
import { type Say, sayIn } from '../site-settings.ts'
import { pageWords as words } from './page-words.ts'

/** Where a page is, and how it writes times. */
export interface PageContext {
  readonly language: Language
  readonly path: string
  readonly offset: string
}

/** The language in which a release is shown to readers of another: theirs where it is there. */
export const languageOfRelease = (
  { current }: Pick<ReleaseSummary, 'current'>,
  language: Language,
): Language =>
  current === null || current.languages.includes(language) ? language : (current.languages[0] ?? language)

/** A link to the page of a release, which says where it is in another language alone. */
export function releaseLink(
  release: ReleaseSummary,
  { language, path }: Pick<PageContext, 'language' | 'path'>,
  markup: string,
): string {
  const shown = languageOfRelease(release, language)
  const to = relativeLink(path, sitePaths.release(shown, release.product, release.period))
  const lang = shown === language ? '' : ` hreflang="${shown === 'zh' ? 'zh-CN' : 'en'}"`
  const note = shown === language ? '' : ` <small>${sayIn(language)(words.onlyIn)}</small>`
  return `<a class="period" href="${to}"${lang}>${markup}</a>${note}`
}

export const timeElement = (moment: string, offset: string, say: Say): string =>
  `<time datetime="${moment}">${say(formatReleaseTime(moment, offset))}</time>`

/** A day as readers of each language have it. */
export function dayElement(iso: string): Localized {
  const { zh, en } = nameDay(iso)
  const element = (day: string) => `<time datetime="${escapeMarkup(iso)}">${day}</time>`
  return { zh: element(zh), en: element(en) }
}

/** The name of a product where it begins a line: English names begin with a small letter within sentences. */
export const headProduct = (name: string): string =>
  name.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())

/** The title of a release, or what stands for it where it was withdrawn. */
export function titleRelease(release: ReleaseSummary, language: Language): string {
  const { current, name, period } = release
  const shown = languageOfRelease(release, language)
  return current?.title[shown] ?? `${headProduct(name[language])} · ${namePeriodText(period)[language]}`
}

/** The latest releases with their beginnings, as a list. */
export function releaseList(releases: readonly ReleaseSummary[], context: PageContext): string {
  const items = releases.map((release) => {
    const shown = languageOfRelease(release, context.language)
    const lead = release.current?.lead[shown] ?? ''
    const lang = shown === context.language ? '' : ` lang="${shown === 'zh' ? 'zh-CN' : 'en'}"`
    const text = lead === '' ? '' : `\n<p class="lead"${lang}>${escapeMarkup(lead)}</p>`
    return `<li><h3>${releaseLink(release, context, phrased(titleRelease(release, context.language)))}</h3>
<p>${release.current ? timeElement(release.current.publishedAt, context.offset, sayIn(context.language)) : ''}</p>${text}</li>`
  })
  return `<ul class="releases">\n${items.join('\n')}\n</ul>`
}
