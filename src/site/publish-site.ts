import { type BriefRelease, Journal, readReleases, readSeal } from '../releases/releases.ts'
import { UserError } from '../trade/errors/errors.ts'
import { type Localized, languages } from '../trade/trade.ts'
import type { Workspace } from '../workspace/project/project.ts'
import type { Effects } from '../workspace/workspace.ts'
import {
  isFolderName,
  listPublished,
  listUnshownEditions,
  namePeriodText,
  type PublishedRelease,
  readVersionContent,
  type UnshownEdition,
  type VersionContent,
} from './content/content.ts'
import type { WithNeighbours } from './neighbours.ts'
import { PagePrinter } from './pages/pages.ts'
import { makeReleaseFiles } from './release-files.ts'
import { sharedFiles } from './shared-files.ts'
import { findChanged, listStale, nameRelease } from './site-changes.ts'
import { SiteFolder } from './site-folder.ts'
import { productFiles, releaseFolders } from './site-paths.ts'
import { readSiteSettings, type SiteSettings } from './site-settings.ts'
import { type KeyedSummary, writeState } from './site-state.ts'

export interface PublishOptions {
  /** The folder of the site. */
  readonly out: string
  /** Whether every page is written again, also where nothing seems to have changed. */
  readonly all?: boolean
}

/** What a publication did. */
export interface SiteReport {
  /** How many releases the site has. */
  readonly releases: number
  /** Of these, how many were made anew. */
  readonly renewed: number
  /** Files. */
  readonly written: number
  readonly removed: number
  /** Releases that are not on the site, and why. */
  readonly problems: readonly UserError[]
  /** Editions in languages that the site has no pages in: they are not on it. */
  readonly unshown: readonly UnshownEdition[]
  /** Whether feeds, sitemap and addresses of data are there: they need the address of the site. */
  readonly hasAddress: boolean
  /** The line of the journal up to which the site is current. */
  readonly head: string
  /** Until when it is what it should be, unless something is done: the next embargo’s end, in milliseconds. */
  readonly nextEmbargo: number
}

/** So many releases are made between two notes of what is done, so that a stopped publication goes on where it was. */
const releasesBetweenNotes = 200

/**
 * Writes the site of everything that is published, as a folder that any web server can serve. The steps:
 *
 * 1. Read what everybody may see now.
 * 2. Find the releases whose files differ from what is there; of these nothing is believed until they are written.
 * 3. Remove what is not on the site any more.
 * 4. Write the files of each changed release, and remove what it had before.
 * 5. Write the pages of several releases, feeds and catalogues.
 *
 * What happens meanwhile is looked for at the end: then the steps begin again.
 *
 * @throws UserError for a folder with other files, a logo that cannot be used, and a journal that was altered. A release
 * whose frozen files are not what was signed is left out of the site and named in the report.
 */
export async function publishSite(
  workspace: Workspace,
  options: PublishOptions,
  effects: Effects,
): Promise<SiteReport> {
  const settings = await readSiteSettings(workspace)
  const journal = new Journal(workspace.folder)
  for (;;) {
    // 1. Read what everybody may see now.
    const releases = await readReleases(workspace, effects.now(), journal)
    const { head } = await journal.read()
    const report = await publishReleases(workspace, settings, { ...options, releases }, effects)
    const nextEmbargo = findNextEmbargo(releases)
    const isCurrent = (await journal.read()).head === head && effects.now().getTime() < nextEmbargo
    if (isCurrent) return { ...report, head, nextEmbargo }
  }
}

/** When the next scheduled version is published, in milliseconds; infinite where none is scheduled. */
const findNextEmbargo = (releases: readonly BriefRelease[]): number =>
  releases
    .flatMap(({ versions }) => versions)
    .reduce(
      (next, { state, schedule }) =>
        state === 'scheduled' && schedule ? Math.min(next, new Date(schedule.embargo).getTime()) : next,
      Number.POSITIVE_INFINITY,
    )

async function publishReleases(
  workspace: Workspace,
  settings: SiteSettings,
  { out, all = false, releases }: PublishOptions & { readonly releases: readonly BriefRelease[] },
  effects: Effects,
): Promise<Omit<SiteReport, 'head' | 'nextEmbargo'>> {
  const published = listPublished(releases)
  const hasFolderNames = ({ product, period }: PublishedRelease) =>
    isFolderName(product) && isFolderName(period)
  const named = published.filter(hasFolderNames)
  const problems = published.filter((release) => !hasFolderNames(release)).map(hasUnusableName)
  // 2. Find the releases whose files differ.
  const site = await SiteFolder.open(out)
  const { present, wanted, changed, summaries } = findChanged(site, named, settings, all)
  // In the order of the releases, whichever was written first: the site says nothing of earlier publications.
  const written = () => wanted.flatMap(({ release }) => summaries.get(nameRelease(release)) ?? [])
  const stale = listStale(site, { changed, named })
  let { records } = site.state
  // Products of which something is not noted yet.
  const unnoted = new Set(stale)
  const note = async (shared: Iterable<string> = site.state.shared, unwritten = stale) => {
    records = await writeState(out, {
      ...{ releases: written(), shared: [...shared], stale: [...unwritten] },
      ...{ records, changed: unnoted },
    })
    unnoted.clear()
  }
  if (changed.length > 0 || present.size !== summaries.size) await note()
  // 3. Remove what is not on the site any more.
  await site.pruneOthers(named)
  // 4. Write the files of each changed release.
  const printer = new PagePrinter(settings)
  const progress = effects.progress({ zh: '写网站', en: 'Writing the site' }, changed.length)
  for (const [index, item] of changed.entries()) {
    const result = await writeRelease(workspace, site, printer, item)
    if (result instanceof UserError) problems.push(result)
    else summaries.set(nameRelease(item.release), { ...result, key: item.key })
    unnoted.add(item.release.product)
    if (index % releasesBetweenNotes === releasesBetweenNotes - 1) await note()
    progress.advance(1)
  }
  progress.done()
  // 5. Write the pages of several releases.
  const paths = await writeShared(site, printer, {
    releases: written(),
    isWritten: (product) => !all && !stale.has(product),
  })
  await site.pruneSitemaps(paths)
  await site.removeFiles(site.state.shared.filter((path) => !paths.has(path)))
  const isSameState = changed.length === 0 && stale.size === 0 && samePaths(site.state.shared, paths)
  if (!isSameState || present.size !== summaries.size) await note(paths, new Set())
  return {
    ...{ releases: summaries.size, renewed: changed.length, problems },
    unshown: listUnshownEditions(releases),
    ...{ written: site.written, removed: site.removed, hasAddress: settings.url !== null },
  }
}

/** Writes the files of no single release, but those of products that are written. Returns the paths of all. */
async function writeShared(
  site: SiteFolder,
  printer: PagePrinter,
  {
    releases,
    isWritten,
  }: { readonly releases: readonly KeyedSummary[]; readonly isWritten: (product: string) => boolean },
): Promise<Set<string>> {
  const present = new Set(site.state.shared)
  const listFiles = (product: string) => productFiles(product, printer.settings.url)
  const isThere = (product: string) =>
    isWritten(product) && listFiles(product).every((path) => present.has(path))
  const files = sharedFiles(printer, releases, isThere)
  await site.write(files)
  const products = new Set(releases.map(({ product }) => product))
  return new Set([...files.map(({ path }) => path), ...[...products].filter(isThere).flatMap(listFiles)])
}

const samePaths = (paths: readonly string[], others: ReadonlySet<string>): boolean =>
  paths.length === others.size && paths.every((path) => others.has(path))

/** Writes the files of a release. What was not signed as it is now is not shown at all: its files are removed. */
async function writeRelease(
  { folder }: Workspace,
  site: SiteFolder,
  printer: PagePrinter,
  { release, earlier, later }: WithNeighbours,
) {
  const { product, period } = release
  const prune = async (expected: ReadonlySet<string>) => {
    for (const inside of releaseFolders(product, period)) await site.prune(inside, expected)
  }
  try {
    const contents: VersionContent[] = []
    for (const version of [...(release.current ? [release.current] : []), ...release.former])
      contents.push(await readVersionContent(folder, version, printer.settings.look))
    const name = contents[0]?.name ?? (await readName(folder, release))
    const names = { release, name, periodName: namePeriodText(period), earlier, later }
    const { files, summary } = await makeReleaseFiles(printer, names, contents)
    // What was withdrawn goes first, whatever becomes of the rest.
    await prune(new Set(files.map(({ path }) => path)))
    await site.write(files)
    return summary
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    await prune(new Set())
    return error
  }
}

/** The name of a product of which nothing but notices is left. */
async function readName(folder: string, { product, withdrawn }: PublishedRelease): Promise<Localized> {
  for (const { version } of withdrawn)
    try {
      return (await readSeal(folder, version)).name
    } catch (error) {
      if (!(error instanceof UserError)) throw error
    }
  return Object.fromEntries(languages.map((language) => [language, product])) as Localized
}

const hasUnusableName = ({ product, period }: PublishedRelease): UserError =>
  new UserError(
    {
      zh: `“${product}”（${period}）不能用作网址中的文件夹名，没有写进网站。`,
      en: `${product} (${period}) cannot be the name of a folder in an address, and is not on the site.`,
    },
    {
      hint: {
        zh: '产品代号用字母、数字和连字符，如 lithium-ion。',
        en: 'Use letters, digits and hyphens for the id of a product, such as lithium-ion.',
      },
    },
  )
