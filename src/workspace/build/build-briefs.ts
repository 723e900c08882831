import { join } from 'node:path'
import pLimit from 'p-limit'
import type { Brief } from '../../brief/brief.ts'
import { allCodes, type Product } from '../../brief/product/product.ts'
import { withLoadsAtHand } from '../../ledger/caching/caching.ts'
import { type Ledger, selectReporter } from '../../ledger/ledger.ts'
import { describeFontFallbacks } from '../../press/fonts/fonts.ts'
import {
  type Confirmation,
  type EditionLanguage,
  formatPeriod,
  getMessageLanguage,
  type Localized,
  type Month,
} from '../../trade/trade.ts'
import type { Effects } from '../effects.ts'
import { besideName, removeLeftBehind, writeFiles } from '../files/files.ts'
import { readCommentaries } from '../project/commentary/commentary.ts'
import { readHouseStyle } from '../project/house-style/house-style.ts'
import type { Workspace } from '../project/project.ts'
import { readReferences } from '../project/references/references.ts'
import type { BriefOptions, BuildOrder } from './brief-options.ts'
import { listWarnings } from './check.ts'
import { type CheckedBriefs, checkBriefs } from './checked-briefs.ts'
import { checksExtension, checksPage } from './checks-page.ts'
import { composeBriefs, type QueriedBriefs, queryBriefs } from './compose-briefs.ts'
import { addConfirmations, readConfirmations, toAcceptance } from './confirmations/confirmations.ts'
import { listOtherLoads } from './other-reporters/other-reporters.ts'
import {
  begunInGroups,
  buildKey,
  keepEdited,
  Manifest,
  type Printer,
  printerFor,
  programIdentity,
} from './print/print.ts'
import { type BriefDataWithHistory, queryBriefData, queryWithHistory } from './query-totals.ts'

/**
 * The briefs of a product's month, one a language, from what the ledger holds.
 *
 * @throws UserError where they would stand on missing, incomplete, filtered or contradictory data, or on
 * codes that no list knows; the message says what to do.
 */
export async function makeBriefs(
  workspace: Workspace,
  ledger: Ledger,
  product: Product,
  month: Month,
  languages: readonly EditionLanguage[],
  options: BriefOptions = {},
): Promise<Brief[]> {
  const houseStyle = await readHouseStyle(workspace)
  const briefData = await queryBriefs(workspace, ledger, product, month, options, queryBriefData)
  return composeBriefs(workspace, product, month, languages, options, briefData, houseStyle)
}

/** What came of one product: the files of its briefs, or what stands in their way (a UserError, or a bug). */
export type BuildOutcome =
  | {
      readonly product: string
      readonly files: readonly string[]
      readonly warnings: readonly Localized[]
      /** False where the files were there already, of an earlier build from the same inputs. */
      readonly built: boolean
    }
  | { readonly product: string; readonly error: Error }

/** The record is put on disk after so many products, so that a build that is stopped need not begin anew. */
const recordEvery = 50
/** So many products are asked for by one look at the rows; all their sums are held at once. */
const queriedTogether = 8

/**
 * Builds the briefs of several products into `briefs/MONTH/`, and records in a manifest there what came of what.
 * A product’s files are written all or none; a product that cannot be built does not keep the others back. What
 * was built from the same inputs before is left as it is. What someone has changed since is kept beside what is built.
 */
export async function buildBriefs(
  workspace: Workspace,
  ledger: Ledger,
  order: BuildOrder,
  effects: Effects,
): Promise<BuildOutcome[]> {
  const { month, edition = 'month' } = order
  const products = order.products.map((product) => ({ ...product, edition }))
  const folder = join(workspace.folder, 'briefs', formatPeriod({ edition, last: month }))
  await removeLeftBehind(folder, besideName)
  const [manifest, program, existing, references, houseStyle, stored] = await Promise.all([
    Manifest.read(folder),
    programIdentity(),
    withLoadsAtHand(ledger, products.flatMap(allCodes)),
    readReferences(workspace, order),
    readHouseStyle(workspace),
    readConfirmations(workspace),
  ])
  const inputs: BuildInputs = {
    workspace,
    folder,
    order,
    manifest,
    program,
    loads: existing,
    references,
    houseStyle,
    stored,
  }
  const outcomes: BuildOutcome[] = []
  const toBuild: Pending[] = []
  for (const [at, product] of products.entries()) {
    const planned = await planProduct(inputs, product, at)
    if ('keyWith' in planned) toBuild.push(planned)
    else outcomes[at] = planned
  }
  if (toBuild.length > 0) await buildPending(inputs, toBuild, outcomes, effects)
  return outcomes
}

/** What the build of every product reads. */
interface BuildInputs {
  readonly workspace: Workspace
  readonly folder: string
  readonly order: BuildOrder
  readonly manifest: Manifest
  readonly program: Awaited<ReturnType<typeof programIdentity>>
  readonly loads: Ledger
  readonly references: Awaited<ReturnType<typeof readReferences>>
  readonly houseStyle: Awaited<ReturnType<typeof readHouseStyle>>
  /** What was confirmed before. */
  readonly stored: readonly Confirmation[]
}

/** A product that is to be built: the key of its inputs, its files, and its place among the outcomes. */
interface Pending {
  readonly product: Product
  readonly commentary: QueriedBriefs['commentary']
  readonly keyWith: (confirmations: readonly Confirmation[]) => string
  readonly paths: readonly string[]
  readonly at: number
}

/** Whether a product is to be built, or its outcome where its files are up to date or its commentary cannot be read. */
async function planProduct(
  inputs: BuildInputs,
  product: Product,
  at: number,
): Promise<Pending | BuildOutcome> {
  const { workspace, folder, order, manifest, program, loads, references, houseStyle, stored } = inputs
  const { month, presses } = order
  const commentary = await readCommentaries(workspace, product, month).catch(asError)
  if (commentary instanceof Error) return { product: product.id, error: commentary }
  const keyInputs = {
    program,
    product,
    month,
    commentary,
    config: workspace.config,
    options: order,
    loads: await selectReporter(loads, product.reported).loads({ commodities: allCodes(product) }),
    otherLoads: await listOtherLoads(loads, product),
    references,
    houseStyle,
  }
  const keyWith = (confirmations: readonly Confirmation[]) => buildKey({ ...keyInputs, confirmations })
  const paths = order.languages.flatMap((language) =>
    [...presses.map(({ extension }) => extension), checksExtension].map((extension) =>
      briefPath(folder, product, language, extension),
    ),
  )
  const record = order.force ? null : await manifest.upToDate(product.id, keyWith(stored), paths)
  return record
    ? { product: product.id, files: paths, warnings: record.warnings, built: false }
    : { product, commentary, keyWith, paths, at }
}

/** Builds products, and puts what came of each at its place among the outcomes. */
async function buildPending(
  inputs: BuildInputs,
  toBuild: readonly Pending[],
  outcomes: BuildOutcome[],
  effects: Effects,
): Promise<void> {
  const { workspace, order, manifest, loads } = inputs
  const acceptance = toAcceptance(order, effects.now())
  // It makes itself ready while the ledger is asked.
  const printer = await printerFor(order.presses, toBuild.length * order.languages.length)
  const briefData = begunInGroups(toBuild, queriedTogether, ({ product, commentary }) =>
    queryBriefs(workspace, loads, product, order.month, order, queryWithHistory, commentary),
  )
  const progress = effects.progress({ zh: '编制简报', en: 'building briefs' }, toBuild.length)
  let built = 0
  try {
    await pLimit(printer.atOnce).map(toBuild, async (pending) => {
      const { product, at } = pending
      try {
        outcomes[at] = await buildProduct(
          { ...inputs, acceptance },
          pending,
          await briefData(pending),
          printer,
        )
        built++
        if (built % recordEvery === 0) await manifest.write()
      } catch (error) {
        outcomes[at] = { product: product.id, error: asError(error) }
      }
      progress.advance(1)
    })
  } finally {
    progress.done()
    await Promise.all([built > 0 ? manifest.write() : null, printer.close()])
  }
}

/** Checks, writes and records the briefs of a product. */
async function buildProduct(
  {
    workspace,
    order,
    manifest,
    program,
    references,
    houseStyle,
    stored,
    acceptance,
  }: BuildInputs & { readonly acceptance: ReturnType<typeof toAcceptance> },
  pending: Pending,
  briefData: QueriedBriefs<BriefDataWithHistory>,
  printer: Printer,
): Promise<BuildOutcome> {
  const { product } = pending
  const checkedBriefs = await checkBriefs(workspace, product, order, briefData, {
    references,
    houseStyle,
    confirming: { stored, acceptance },
  })
  await addConfirmations(workspace, checkedBriefs.added)
  const key = pending.keyWith([...stored, ...checkedBriefs.added])
  const { record, files, kept } = await writeBriefs(
    { ...pending, key, formats: order.presses.map(({ format }) => format) },
    checkedBriefs,
    printer,
    manifest,
  )
  const { acceptTruncated = [] } = order
  const accepted = acceptTruncated.length > 0 && { acceptTruncated: [...acceptTruncated] }
  manifest.note({ ...record, program, ...accepted }, files)
  const warnings = [...kept, ...record.warnings]
  return { product: product.id, files: pending.paths, warnings, built: true }
}

/** Each language’s brief in its formats, and beside them a page of what the checks found. */
async function writeBriefs(
  {
    product,
    key,
    paths,
    formats,
  }: Pick<Pending, 'product' | 'paths'> & { readonly key: string; readonly formats: readonly string[] },
  { briefs, checks }: CheckedBriefs,
  printer: Printer,
  manifest: Manifest,
) {
  const printed = await Promise.all(
    briefs.map(async ({ document }) => [
      ...(await printer.print(document)),
      checksPage(checks, product.name, getMessageLanguage(document.language)),
    ]),
  )
  const bytes = printed.flat()
  const files = paths.map((path, index) => ({ path, bytes: bytes[index] ?? new Uint8Array() }))
  const stored = await keepEdited(files, (name) => manifest.wroteLast(product.id, name))
  await writeFiles(files)
  // Each language of a product stands on the same data.
  const about = briefs[0]?.document.about
  const { asOf = '', files: standsOn = [] } = about ?? {}
  const warnings = [
    ...briefs.flatMap((brief) => brief.warnings),
    ...listWarnings(checks),
    ...(about ? describeFontFallbacks(about, formats) : []),
  ]
  return {
    files,
    kept: stored,
    record: { product: product.id, key, asOf, standsOn: [...standsOn], warnings },
  }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

/** Chinese: `lithium-ion.docx`. English: `lithium-ion.en.docx`. */
function briefPath(folder: string, { id }: Product, language: EditionLanguage, extension: string): string {
  return join(folder, `${language === 'zh' ? id : `${id}.${language}`}.${extension}`)
}
