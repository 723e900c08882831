import { join } from 'node:path'
import { type Brief, composeBrief } from '../brief/compose.ts'
import type { Product } from '../brief/product.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Press } from '../press/press.ts'
import type { Language } from '../trade/language.ts'
import type { Month } from '../trade/month.ts'
import { UserError } from '../trade/user-error.ts'
import type { Effects } from './effects.ts'
import { gather } from './gather.ts'
import type { Workspace } from './open.ts'
import { writeFiles } from './write-files.ts'

export interface BriefOptions {
  /** Names of files cut off by the portal that the user takes as they are. */
  readonly acceptTruncated?: readonly string[]
  /** Only data published by this moment, ISO 8601: the brief as it could have been built then. */
  readonly asOf?: string
}

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
  const gathered = await gather(ledger, product, month, options)
  const input = { product, month, issuer: workspace.config.issuer ?? null, ...gathered }
  return languages.map((language) => composeBrief(input, language))
}

export interface BuildOrder extends BriefOptions {
  readonly month: Month
  readonly products: readonly Product[]
  readonly languages: readonly Language[]
  readonly presses: readonly Press[]
}

/** What came of one product: the files of its briefs, or what stands in their way. */
export type BuildOutcome =
  | { readonly product: string; readonly files: readonly string[]; readonly warnings: Brief['warnings'] }
  | { readonly product: string; readonly error: UserError }

/**
 * Builds the briefs of several products into `briefs/MONTH/`. A product's files are written all or none; a
 * product that cannot be built does not keep the others back.
 */
export async function buildBriefs(
  workspace: Workspace,
  ledger: Ledger,
  order: BuildOrder,
  effects: Effects,
): Promise<BuildOutcome[]> {
  const { month, products, languages, presses } = order
  const progress = effects.progress({ zh: '编制简报', en: 'building briefs' }, products.length)
  const outcomes: BuildOutcome[] = []
  try {
    for (const product of products) {
      try {
        const briefs = await makeBriefs(workspace, ledger, product, month, languages, order)
        const files = await writeBriefs(workspace, briefs, presses)
        outcomes.push({ product: product.id, files, warnings: briefs.flatMap(({ warnings }) => warnings) })
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        outcomes.push({ product: product.id, error })
      }
      progress.advance(1)
    }
  } finally {
    progress.done()
  }
  return outcomes
}

/** Chinese: `lithium-ion.docx`. English: `lithium-ion.en.docx`. */
async function writeBriefs(
  workspace: Workspace,
  briefs: readonly Brief[],
  presses: readonly Press[],
): Promise<string[]> {
  const files = await Promise.all(
    briefs.flatMap(({ document }) =>
      presses.map(async (press) => {
        const { product, month } = document.about
        const name = document.language === 'zh' ? product : `${product}.${document.language}`
        const path = join(workspace.folder, 'briefs', month, `${name}.${press.extension}`)
        return { path, bytes: await press.print(document) }
      }),
    ),
  )
  await writeFiles(files)
  return files.map(({ path }) => path)
}
