import type { Document } from '../../brief/brief.ts'
import { phrased, printBriefParts } from '../../press/html/html.ts'
import { escapeMarkup } from '../../press/shared/shared.ts'
import { formatReleaseDay, formatReleaseTime } from '../../releases/releases.ts'
import type { Language } from '../../trade/trade.ts'
import { describeBrief, type ReleaseView, type VersionContent } from '../content/content.ts'
import { describeDataset } from '../data/data.ts'
import { relativeLink, sitePaths, webAddress } from '../site-paths.ts'
import { type Say, sayIn } from '../site-settings.ts'
import { dataSection } from './data-section.ts'
import type { PagePrinter } from './layout.ts'
import { amends, dataPublishedUpTo, versionPublished, pageWords as words } from './page-words.ts'
import { dayElement, headProduct, timeElement } from './release-list.ts'
import { colon, shorten, titleVersion } from './version-texts.ts'

/** The page of a version: the brief with its figures explained, downloads, data, and the versions that there are. */
export function versionPage(
  printer: PagePrinter,
  view: ReleaseView,
  content: VersionContent,
  language: Language,
): string {
  const { release, name } = view
  const { product, period } = release
  const { number } = content.version
  const isCurrent = content.version === release.current
  const say = sayIn(language)
  const pathIn = (shown: Language) =>
    isCurrent ? sitePaths.release(shown, product, period) : sitePaths.former(shown, product, period, number)
  const path = pathIn(language)
  const brief = content.briefs.get(language)
  const title = titleVersion(view, content, language)
  const alternates = Object.fromEntries(content.version.languages.map((shown) => [shown, pathIn(shown)]))
  const picture = view.pictures.get(number)?.[language]
  return printer.print({
    ...{ language, path, title, alternates, isHidden: !isCurrent },
    description: brief ? shorten(describeBrief(brief)) : title,
    crumbs: [
      [say(printer.settings.title), sitePaths.home(language)],
      [headProduct(name[language]), sitePaths.product(language, product)],
      ...(isCurrent ? [] : [[say(view.periodName), sitePaths.release(language, product, period)] as const]),
    ],
    ...(picture && { picture: { path: picture, alternative: title } }),
    about: describeDataset(printer.settings, view, content, language),
    main: `<h1>${phrased(title)}</h1>
${meta(printer, content, say)}${notices(view, content, path, say)}${downloads(view, content, path, language)}<div class="columns">
<article class="brief">
${brief ? article(brief) : `<p>${say(words.withoutText)}</p>`}
${brief ? dataSection(printer, view, content, language) : ''}${neighbours(view, path, language)}</article>
<div class="aside">
${brief ? contents(brief, say) : ''}${versions(printer, view, path, language)}
${citation(printer, title, content, path, language)}
</div>
</div>`,
  })
}

function article(brief: Document): string {
  const { main, footnotes, derivations } = printBriefParts(brief)
  return `${main}\n${footnotes}${derivations}`
}

/** The headings of the brief, each with a link to its section. */
function contents({ blocks }: Document, say: Say): string {
  const headings = blocks.filter((block) => block.kind === 'heading')
  const items = headings.flatMap(({ level, text }, index) =>
    level === 1 ? [`<li><a href="#section-${index + 1}">${escapeMarkup(text)}</a></li>`] : [],
  )
  if (items.length === 0) return ''
  return `<nav class="contents" aria-labelledby="contents">
<h2 id="contents">${say(words.contents)}</h2>
<ul>${items.join('')}<li><a href="#data">${say(words.data)}</a></li></ul>
</nav>
`
}

function meta(printer: PagePrinter, { version, asOf }: VersionContent, say: Say): string {
  const { offset } = printer.settings
  const parts = [
    `${say(words.published)} ${timeElement(version.publishedAt, offset, say)}`,
    `${say(words.version)} ${version.number}`,
    say(dataPublishedUpTo(dayElement(asOf))),
  ]
  return `<p class="meta">${parts.map((part) => `<span>${part}</span>`).join(' ')}</p>\n`
}

/** What the version replaces and why, and on an earlier version that it is one. */
function notices({ release }: ReleaseView, { version }: VersionContent, path: string, say: Say): string {
  const { replaces } = version
  const { product, period, current } = release
  const lines: string[] = []
  if (version !== current) {
    const to = relativeLink(path, sitePaths.release(languageOf(path), product, period))
    const link = `<a href="${to}">${say(current ? words.toCurrent : words.toArchive)}</a>`
    lines.push(`<p><strong>${say(words.formerNotice)}</strong> ${link}</p>`)
  }
  if (replaces)
    lines.push(
      `<p>${say(amends(replaces.version))} ${say(words.reason)}${colon(say)}${escapeMarkup(replaces.reason)}</p>`,
    )
  return lines.length === 0 ? '' : `<div class="notice" role="note">\n${lines.join('\n')}\n</div>\n`
}

const languageOf = (path: string): Language => (path.startsWith('en/') ? 'en' : 'zh')

function downloads(view: ReleaseView, content: VersionContent, path: string, language: Language): string {
  const { product, period } = view.release
  const say = sayIn(language)
  const items = content.downloads
    .filter((file) => file.language === null || file.language === language)
    .map(({ name, label, bytes }) => {
      const to = relativeLink(path, sitePaths.file(product, period, content.version.number, name))
      return `<li><a href="${to}" download>${escapeMarkup(label[language])} <small>${formatSize(bytes.length)}</small></a></li>`
    })
  return `<section class="files" aria-labelledby="downloads">
<h2 id="downloads">${say(words.downloads)}</h2>
<ul class="downloads">${items.join('')}</ul>
</section>
`
}

/** `48 KB`, `1.2 MB`. */
function formatSize(bytes: number): string {
  const kilobytes = Math.max(1, Math.ceil(bytes / 1024))
  return kilobytes < 1000 ? `${kilobytes} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`
}

/** Every version that was published, with what it replaced and why; a withdrawn one as a notice. */
export function versions(printer: PagePrinter, view: ReleaseView, path: string, language: Language): string {
  const { release } = view
  const { product, period, current, former, withdrawn } = release
  const say = sayIn(language)
  const time = (moment: string) => say(formatReleaseTime(moment, printer.settings.offset))
  const shown = [...(current ? [current] : []), ...former].map((version) => {
    const { number, publishedAt, replaces } = version
    const text = say(versionPublished(number, time(publishedAt)))
    const to =
      version === current
        ? sitePaths.release(language, product, period)
        : sitePaths.former(language, product, period, number)
    const isHere = to === path
    const isThere = version.languages.includes(language)
    const label =
      isHere || !isThere ? `<span>${text}</span>` : `<a href="${relativeLink(path, to)}">${text}</a>`
    const state = ` <small>${say(version === current ? words.inForce : words.wasReplaced)}</small>`
    const reason = replaces
      ? `<p>${say(amends(replaces.version))} ${say(words.reason)}${colon(say)}${escapeMarkup(replaces.reason)}</p>`
      : ''
    return { number, markup: `<li${isHere ? ' aria-current="page"' : ''}>${label}${state}${reason}</li>` }
  })
  const notices = withdrawn.map(({ number, publishedAt, withdrawnAt, reason }) => ({
    number,
    markup: `<li>${say(versionPublished(number, time(publishedAt)))} <small>${say(words.wasWithdrawn)} ${time(withdrawnAt)}</small>${
      reason === null ? '' : `<p>${say(words.reason)}${colon(say)}${escapeMarkup(reason)}</p>`
    }</li>`,
  }))
  const items = [...shown, ...notices].sort((a, b) => b.number - a.number)
  return `<section class="versions" aria-labelledby="versions">
<h2 id="versions">${say(words.archive)}</h2>
<ul>${items.map(({ markup }) => markup).join('')}</ul>
</section>`
}

function citation(
  printer: PagePrinter,
  title: string,
  { version }: VersionContent,
  path: string,
  language: Language,
): string {
  const { issuer, url, title: siteTitle, offset } = printer.settings
  const say = sayIn(language)
  const stop = say({ zh: '。', en: '. ' })
  const day = say(formatReleaseDay(version.publishedAt, offset))
  const parts = [
    say(issuer ?? siteTitle),
    title,
    say({ zh: `第 ${version.number} 版，${day}`, en: `Version ${version.number}, ${day}` }),
    ...(url === null ? [] : [webAddress(url, path)]),
  ]
  return `<section aria-labelledby="cite">
<h2 id="cite">${say(words.cite)}</h2>
<p>${escapeMarkup(parts.join(stop))}</p>
</section>`
}

/** The periods before and after. */
function neighbours({ release, earlier, later }: ReleaseView, path: string, language: Language): string {
  const say = sayIn(language)
  const link = (period: string | null, label: string, rel: string) =>
    period === null
      ? '<span></span>'
      : `<a rel="${rel}" href="${relativeLink(path, sitePaths.release(language, release.product, period))}">${label}${colon(say)}${escapeMarkup(period)}</a>`
  if (earlier[language] === null && later[language] === null) return ''
  return `<nav class="neighbours" aria-label="${say(words.periods)}">${link(earlier[language], say(words.earlier), 'prev')}${link(later[language], say(words.later), 'next')}</nav>\n`
}

/** The page that stays where a release was withdrawn, and none of its versions holds. */
export function withdrawnPage(printer: PagePrinter, view: ReleaseView, language: Language): string {
  const { release, name, periodName } = view
  const { product, period } = release
  const say = sayIn(language)
  const path = sitePaths.release(language, product, period)
  const title = `${headProduct(name[language])} · ${periodName[language]}`
  return printer.print({
    ...{ language, path, title, isHidden: true },
    description: say(words.isWithdrawn),
    alternates: {
      zh: sitePaths.release('zh', product, period),
      en: sitePaths.release('en', product, period),
    },
    crumbs: [
      [say(printer.settings.title), sitePaths.home(language)],
      [headProduct(name[language]), sitePaths.product(language, product)],
    ],
    main: `<h1>${escapeMarkup(title)}</h1>
<div class="notice" role="note"><p><strong>${say(words.isWithdrawn)}</strong></p></div>
<div class="aside">
${versions(printer, view, path, language)}
</div>`,
  })
}
