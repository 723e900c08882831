import type { Chart, Document, Table } from '../../brief/brief.ts'
import { printBriefBlock } from '../../press/html/html.ts'
import { escapeMarkup } from '../../press/shared/shared.ts'
import type { Language } from '../../trade/trade.ts'
import type { ReleaseView, VersionContent } from '../content/content.ts'
import { chartFile, tableFile } from '../data/data.ts'
import { relativeLink, sitePaths, webAddress } from '../site-paths.ts'
import { sayIn } from '../site-settings.ts'
import type { PagePrinter } from './layout.ts'
import { pageWords as words } from './page-words.ts'
import { colon, titleVersion } from './version-texts.ts'

/** What can be downloaded and embedded by itself: the charts and tables of a brief. */
export const listParts = ({ blocks }: Document): (Chart | Table)[] =>
  blocks.filter((block) => block.kind === 'chart' || block.kind === 'table')

/** The data of each table and chart as CSV, charts as pictures, and how each is embedded. */
export function dataSection(
  printer: PagePrinter,
  view: ReleaseView,
  content: VersionContent,
  language: Language,
): string {
  const brief = content.briefs.get(language)
  if (!brief) return ''
  const { product, period, current } = view.release
  const { number } = content.version
  const isCurrent = content.version === current
  const path = isCurrent
    ? sitePaths.release(language, product, period)
    : sitePaths.former(language, product, period, number)
  const say = sayIn(language)
  const fileLink = (name: string, label: string) =>
    `<a href="${relativeLink(path, sitePaths.file(product, period, number, name))}" download>${label}</a>`
  const items = listParts(brief).map((part) => {
    const csv = tableFile(part.id, language)
    const links = [
      fileLink(csv, 'CSV'),
      fileLink(`${csv}-metadata.json`, `${say(words.columns)} (JSON)`),
      ...(part.kind === 'chart'
        ? (['png', 'svg'] as const).map((format) =>
            fileLink(chartFile(part, language, format), format.toUpperCase()),
          )
        : []),
    ]
    const embed = isCurrent ? embedding(printer, view, part, language) : ''
    return `<li>${escapeMarkup(part.caption)}<div class="links">${links.join(' ')}</div>${embed}</li>`
  })
  const figures = tableFile('figures', language)
  const allFigures = `<li>${say(words.allFigures)}<div class="links">${fileLink(figures, 'CSV')} ${fileLink(`${figures}-metadata.json`, `${say(words.columns)} (JSON)`)}</div></li>`
  return `<section class="data" aria-labelledby="data">
<h2 id="data">${say(words.data)}</h2>
<p>${say(words.csvNote)}</p>
<ul>
${[...items, allFigures].join('\n')}
</ul>
</section>
`
}

/** The address and the markup with which another page shows a chart or table. */
function embedding(
  printer: PagePrinter,
  { release }: ReleaseView,
  part: Chart | Table,
  language: Language,
): string {
  const say = sayIn(language)
  const { product, period } = release
  const to = sitePaths.embed(language, product, period, part.id)
  const here = sitePaths.release(language, product, period)
  const { url } = printer.settings
  const open = `<a href="${relativeLink(here, to)}">${say(words.embedAddress)}</a>`
  // In a page elsewhere an address without a server would lead nowhere.
  if (url === null) return `<div class="links"><span>${say(words.embed)}${colon(say)}${open}</span></div>`
  const height = part.kind === 'chart' ? 560 : Math.min(900, 170 + part.rows.length * 34)
  const snippet = `<iframe src="${webAddress(url, to)}" title="${escapeMarkup(part.caption)}" width="100%" height="${height}" loading="lazy" style="border:0"></iframe>`
  return `<details><summary>${say(words.embed)}</summary><p>${say(words.embedNote)} ${open}</p><pre tabindex="0"><code>${escapeMarkup(snippet)}</code></pre></details>`
}

/** A page with one chart or table of the version that holds, for other pages. */
export function embeddedPage(
  printer: PagePrinter,
  view: ReleaseView,
  content: VersionContent,
  { part, language }: { readonly part: Chart | Table; readonly language: Language },
): string {
  const { product, period } = view.release
  const say = sayIn(language)
  const brief = content.briefs.get(language)
  const path = sitePaths.embed(language, product, period, part.id)
  const release = sitePaths.release(language, product, period)
  const title = titleVersion(view, content, language)
  const from = [say(printer.settings.issuer ?? printer.settings.title), title].join(
    say({ zh: '，', en: ', ' }),
  )
  return printer.printEmbedded({
    ...{ language, path, title: part.caption, description: title, alternates: {}, canonical: release },
    main: `${brief ? printBriefBlock(brief, part) : ''}
<p class="from">${say(words.source)}${colon(say)}<a href="${relativeLink(path, release)}" target="_blank" rel="noopener">${escapeMarkup(from)}</a></p>`,
  })
}
