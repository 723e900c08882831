import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Brief, Document } from '../../brief/brief.ts'
import { type Product, sectionNames } from '../../brief/product/product.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { readStoredBrief } from '../../press/stored-brief/stored-brief.ts'
import { UserError } from '../../trade/errors/errors.ts'
import { type EditionLanguage, formatPeriod, type Localized, nameDay } from '../../trade/trade.ts'
import { checkBriefs, makeBriefs, queryBriefs, queryWithHistory } from '../../workspace/build/build.ts'
import { readConfirmations, toAcceptance } from '../../workspace/build/confirmations/confirmations.ts'
import { Manifest, programIdentity } from '../../workspace/build/print/print.ts'
import { readContainedText } from '../../workspace/files/files.ts'
import { readHouseStyle } from '../../workspace/project/house-style/house-style.ts'
import { readProduct } from '../../workspace/project/products/products.ts'
import type { Workspace } from '../../workspace/project/project.ts'
import { readReferences } from '../../workspace/project/references/references.ts'
import type { VersionName } from '../comparison.ts'
import { findStoredFile } from './find-stored-file.ts'
import type { BriefReference, FileReference, VersionReference } from './version-reference.ts'

/** A version with what is known of how it came about. */
export interface BriefVersion {
  readonly name: VersionName
  readonly document: Document
  /** The date of the data that its rows are looked up by, ISO 8601. */
  readonly asOf: string
  /** The product file that it was made with; null for a stored brief, which does not hold it. */
  readonly product: Product | null
  /** The program that made it; null where nothing says. */
  readonly program: string | null
  /** The sections that were asked for; null for those of the product file. */
  readonly sections: readonly string[] | null
}

/** What versions are read from. */
export interface VersionSources {
  readonly workspace: Workspace
  readonly ledger: Ledger
  /** Of a brief whose name says no language. */
  readonly language: EditionLanguage
  /** Files cut off by the portal that the user takes as they are. */
  readonly acceptTruncated?: readonly string[]
}

/**
 * Reads a version: makes the brief, or reads the file of one that was built.
 *
 * @param wanted the product that a folder of several briefs is searched for.
 * @throws UserError where the brief cannot be made, or the file cannot be read.
 */
export function readVersion(
  reference: VersionReference,
  sources: VersionSources,
  wanted: string | null,
): Promise<BriefVersion> {
  return reference.kind === 'brief'
    ? makeVersion(reference, sources)
    : readStoredVersion(reference, sources, wanted)
}

async function makeVersion(reference: BriefReference, sources: VersionSources): Promise<BriefVersion> {
  const { workspace } = sources
  const { language = sources.language, sections, asOf, period } = reference
  const product = withSections(
    { ...(await readProduct(workspace, reference.product)), edition: period.edition },
    sections,
  )
  const brief = await makeBrief(product, { ...reference, language }, sources)
  const { document } = brief
  return {
    name: nameVersion(document, null),
    document,
    asOf: asOf ?? document.about.asOf,
    product,
    program: await programIdentity(),
    sections: sections ?? null,
  }
}

/** @throws UserError for a section that there is not. */
function withSections(product: Product, sections: readonly string[] | undefined): Product {
  if (!sections) return product
  const existing: readonly string[] = [...sectionNames, ...Object.keys(product.ownSections)]
  const unknown = sections.filter((name) => !existing.includes(name))
  if (unknown.length === 0) return { ...product, sections }
  throw new UserError(
    { zh: `没有这样的章节：${unknown.join('、')}`, en: `There is no such section: ${unknown.join(', ')}` },
    { hint: { zh: `可用：${existing.join('、')}`, en: `There are: ${existing.join(', ')}` } },
  )
}

/** The brief with what a person confirmed of its data; without that where checks refuse it, since it is only compared. */
async function makeBrief(
  product: Product,
  { period, asOf, language }: BriefReference & { readonly language: EditionLanguage },
  { workspace, ledger, acceptTruncated }: VersionSources,
): Promise<Brief> {
  const month = period.last
  const options = { ...(asOf !== undefined && { asOf }), ...(acceptTruncated && { acceptTruncated }) }
  const [references, houseStyle, stored, queried] = await Promise.all([
    readReferences(workspace, options),
    readHouseStyle(workspace),
    readConfirmations(workspace),
    queryBriefs(workspace, ledger, product, month, options, queryWithHistory),
  ])
  const confirming = { stored, acceptance: toAcceptance({}, new Date(0)) }
  const surroundings = { references, houseStyle, confirming }
  const order = { month, languages: [language] }
  const { briefs } = await checkBriefs(workspace, product, order, queried, surroundings).catch(
    async (error: unknown) => {
      if (!(error instanceof UserError)) throw error
      return { briefs: await makeBriefs(workspace, ledger, product, month, [language], options) }
    },
  )
  const [brief] = briefs
  if (!brief) throw new Error('a brief was made in its language')
  return brief
}

async function readStoredVersion(
  { path, within }: FileReference,
  { workspace, language }: VersionSources,
  wanted: string | null,
): Promise<BriefVersion> {
  const file =
    within === undefined ? await findStoredFile(path, { product: wanted, language }) : join(within, path)
  const text = await (within === undefined ? readFile(file, 'utf8') : readContainedText(within, path))
  const stored = readStoredBrief(text, path)
  const manifest = await Manifest.read(dirname(file))
  const document = { ...stored, about: { ...stored.about, ...(await readHouseStyle(workspace)) } }
  return {
    name: nameVersion(document, basename(file)),
    document,
    asOf: stored.about.asOf,
    product: null,
    program: manifest.programOf(stored.about.product, basename(file)),
    sections: null,
  }
}

function nameVersion({ about, language, title }: Document, file: string | null): VersionName {
  const { product, month, asOf } = about
  const day = nameDay(asOf)
  const words: Localized = {
    zh: `${title}（采用截至${day.zh}公布的数据${file === null ? '' : `，${file}`}）`,
    en: `${title} (data as published up to ${day.en}${file === null ? '' : `, ${file}`})`,
  }
  return { product, period: month, language, title, asOf, file, words }
}

/** The file in which the last build of a brief has left it as data, which need not be there. */
export const builtFile = (
  { folder }: Workspace,
  { product, period, language = 'zh' }: BriefReference,
): FileReference => ({
  kind: 'file',
  path: join('briefs', formatPeriod(period), `${product}${language === 'zh' ? '' : `.${language}`}.json`),
  within: folder,
})
