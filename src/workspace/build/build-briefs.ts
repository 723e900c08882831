import { join } from 'node:path'
import pLimit from 'p-limit'
import type { Brief } from '../../brief/brief.ts'
import { allCodes, type Product } from '../../brief/product/product.ts'
import { withLoadsAtHand } from '../../ledger/caching/caching.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import {
  type Confirmation,
  formatPeriod,
  type Language,
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
import { composeBriefs, type WeighedBriefs, weighBriefs } from './compose-briefs.ts'
import { addConfirmations, readConfirmations, toAcceptance } from './confirmations/confirmations.ts'
import {
  begunInGroups,
  buildKey,
  keepEdited,
  Manifest,
  type Printer,
  printerFor,
  programIdentity,
} from './print/print.ts'
import { weigh, weighWithHistory } from './query-totals.ts'

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
  languages: readonly Language[],
  options: BriefOptions = {},
): Promise<Brief[]> {
  const houseStyle = await readHouseStyle(workspace)
  const weighed = await weighBriefs(workspace, ledger, product, month, options, weigh)
  return composeBriefs(workspace, product, month, languages, options, weighed, houseStyle)
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
const weighedTogether = 8

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
  const { month, presses, edition = 'month' } = order
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
  const acceptance = toAcceptance(order, effects.now())
  const outcomes: BuildOutcome[] = []
  const toBuild: Pending[] = []
  for (const [index, product] of products.entries()) {
    const commentary = await readCommentaries(workspace, product, month).catch(asError)
    if (commentary instanceof Error) {
      outcomes[index] = { product: product.id, error: commentary }
      continue
    }
    const inputs = {
      program,
      product,
      month,
      commentary,
      config: workspace.config,
      options: order,
      loads: await existing.loads({ commodities: allCodes(product) }),
      references,
      houseStyle,
    }
    const keyWith = (confirmations: readonly Confirmation[]) => buildKey({ ...inputs, confirmations })
    const key = keyWith(stored)
    const paths = order.languages.flatMap((language) =>
      [...presses.map(({ extension }) => extension), checksExtension].map((extension) =>
        briefPath(folder, product, language, extension),
      ),
    )
    const record = order.force ? null : await manifest.upToDate(product.id, key, paths)
    if (record)
      outcomes[index] = { product: product.id, files: paths, warnings: record.warnings, built: false }
    else toBuild.push({ product, commentary, keyWith, paths, at: index })
  }
  if (toBuild.length === 0) return outcomes

  // It makes itself ready while the ledger is asked.
  const printer = await printerFor(presses, toBuild.length * order.languages.length)
  const weighed = begunInGroups(toBuild, weighedTogether, ({ product, commentary }) =>
    weighBriefs(workspace, existing, product, month, order, weighWithHistory, commentary),
  )
  const progress = effects.progress({ zh: '编制简报', en: 'building briefs' }, toBuild.length)
  let built = 0
  try {
    await pLimit(printer.atOnce).map(toBuild, async (pending) => {
      const { product, at } = pending
      try {
        const checkedBriefs = await checkBriefs(workspace, product, order, await weighed(pending), {
          references,
          houseStyle,
          confirming: { stored, acceptance },
        })
        await addConfirmations(workspace, checkedBriefs.added)
        const key = pending.keyWith([...stored, ...checkedBriefs.added])
        const { record, files, kept } = await writeBriefs(
          { ...pending, key },
          checkedBriefs,
          printer,
          manifest,
        )
        manifest.note({ ...record, program }, files)
        const warnings = [...kept, ...record.warnings]
        outcomes[at] = { product: product.id, files: pending.paths, warnings, built: true }
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
  return outcomes
}

/** A product that is to be built: the key of its inputs, its files, and its place among the outcomes. */
interface Pending {
  readonly product: Product
  readonly commentary: WeighedBriefs['commentary']
  readonly keyWith: (confirmations: readonly Confirmation[]) => string
  readonly paths: readonly string[]
  readonly at: number
}

/** Each language’s brief in its formats, and beside them a page of what the checks found. */
async function writeBriefs(
  { product, key, paths }: Pick<Pending, 'product' | 'paths'> & { readonly key: string },
  { briefs, checks }: CheckedBriefs,
  printer: Printer,
  manifest: Manifest,
) {
  const printed = await Promise.all(
    briefs.map(async ({ document }) => [
      ...(await printer.print(document)),
      checksPage(checks, product.name, document.language),
    ]),
  )
  const bytes = printed.flat()
  const files = paths.map((path, index) => ({ path, bytes: bytes[index] ?? new Uint8Array() }))
  const stored = await keepEdited(files, (name) => manifest.wroteLast(product.id, name))
  await writeFiles(files)
  // Each language of a product stands on the same data.
  const { asOf = '', files: standsOn = [] } = briefs[0]?.document.about ?? {}
  const warnings = [...briefs.flatMap((brief) => brief.warnings), ...listWarnings(checks)]
  return {
    files,
    kept: stored,
    record: { product: product.id, key, asOf, standsOn: [...standsOn], warnings },
  }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

/** Chinese: `lithium-ion.docx`. English: `lithium-ion.en.docx`. */
function briefPath(folder: string, { id }: Product, language: Language, extension: string): string {
  return join(folder, `${language === 'zh' ? id : `${id}.${language}`}.${extension}`)
}
