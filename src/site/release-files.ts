import type { Language } from '../trade/trade.ts'
import { languages } from '../trade/trade.ts'
import {
  describeBrief,
  type PublishedRelease,
  type ReleaseSummary,
  type ReleaseView,
  type VersionContent,
} from './content/content.ts'
import { chartFile, type DataFile, dataFiles, describeReleaseDataset } from './data/data.ts'
import {
  embeddedPage,
  listParts,
  type PagePrinter,
  shorten,
  versionPage,
  withdrawnPage,
} from './pages/pages.ts'
import type { SiteFile } from './site-folder.ts'
import { sitePaths } from './site-paths.ts'

/** The files of a release, and what pages of several releases say about it. */
export interface ReleaseFiles {
  readonly files: readonly SiteFile[]
  readonly summary: ReleaseSummary
}

const encoder = new TextEncoder()

/**
 * Makes every page and file of a release.
 *
 * @param contents of every version that everybody may see.
 */
export async function makeReleaseFiles(
  printer: PagePrinter,
  names: Pick<ReleaseView, 'release' | 'name' | 'periodName' | 'earlier' | 'later'>,
  contents: readonly VersionContent[],
): Promise<ReleaseFiles> {
  const { release } = names
  const { product, period } = release
  const pictures = new Map(
    contents.map((content) => [content.version.number, firstPictures(release, content)]),
  )
  const view: ReleaseView = { ...names, pictures }
  const files: SiteFile[] = []
  const addText = (path: string, text: string) => files.push({ path, bytes: encoder.encode(text) })
  for (const content of contents) {
    const { number, languages: shown } = content.version
    const pathOf = (name: string) => sitePaths.file(product, period, number, name)
    for (const { name, bytes } of content.downloads) files.push({ path: pathOf(name), bytes })
    const data: DataFile[] = []
    for (const brief of content.briefs.values()) data.push(...(await dataFiles(brief)))
    for (const { name, bytes } of data) files.push({ path: pathOf(name), bytes })
    const isCurrent = content.version === release.current
    for (const language of shown)
      addText(
        isCurrent
          ? sitePaths.release(language, product, period)
          : sitePaths.former(language, product, period, number),
        versionPage(printer, view, content, language),
      )
    if (!isCurrent) continue
    addText(sitePaths.dataset(product, period), describeReleaseDataset(printer.settings, view, content, data))
    for (const [language, brief] of content.briefs)
      for (const part of listParts(brief))
        addText(
          sitePaths.embed(language, product, period, part.id),
          embeddedPage(printer, view, content, { part, language }),
        )
  }
  for (const language of languages)
    if (!release.current?.languages.includes(language) && wasThere(release, language))
      addText(sitePaths.release(language, product, period), withdrawnPage(printer, view, language))
  return { files, summary: summarize(view, contents) }
}

/** Whether a page in a language was ever published: its address stays. */
const wasThere = ({ former, withdrawn }: PublishedRelease, language: Language): boolean =>
  former.some((version) => version.languages.includes(language)) ||
  withdrawn.some(({ version }) => version.languages.includes(language))

function firstPictures({ product, period }: PublishedRelease, { version, briefs }: VersionContent) {
  const entries = [...briefs].flatMap(([language, { blocks }]) => {
    const chart = blocks.find((block) => block.kind === 'chart')
    if (chart?.kind !== 'chart') return []
    const name = chartFile(chart, language, 'png')
    return [[language, sitePaths.file(product, period, version.number, name)] as const]
  })
  return Object.fromEntries(entries) as Partial<Record<Language, string>> // the keys are languages
}

function summarize(
  { release, name, pictures }: ReleaseView,
  contents: readonly VersionContent[],
): ReleaseSummary {
  const { product, period, current, former, withdrawn } = release
  const content = contents.find(({ version }) => version === current)
  const byLanguage = (read: (brief: NonNullable<ReturnType<VersionContent['briefs']['get']>>) => string) =>
    Object.fromEntries([...(content?.briefs ?? [])].map(([language, brief]) => [language, read(brief)]))
  return {
    ...{ product, period, name },
    current: current && {
      version: current.number,
      publishedAt: current.publishedAt,
      languages: [...current.languages],
      title: byLanguage(({ title }) => title),
      lead: byLanguage((brief) => shorten(describeBrief(brief))),
      picture: pictures.get(current.number) ?? {},
    },
    events: [
      ...[...(current ? [current] : []), ...former].map(({ number, publishedAt, replaces }) => ({
        ...{ version: number, kind: replaces ? ('amended' as const) : ('published' as const) },
        ...{ at: publishedAt, reason: replaces?.reason ?? null },
      })),
      ...withdrawn.map(({ number, withdrawnAt, reason }) => ({
        ...{ version: number, kind: 'withdrawn' as const, at: withdrawnAt, reason },
      })),
    ].sort((a, b) => (a.at < b.at ? -1 : 1)),
  }
}
