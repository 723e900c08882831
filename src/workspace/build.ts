import { join } from 'node:path'
import { type Brief, composeBrief } from '../brief/compose.ts'
import type { Product } from '../brief/product.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Press } from '../press/press.ts'
import { formatMonth, type Month } from '../trade/month.ts'
import { gather } from './gather.ts'
import type { Workspace } from './open.ts'
import { writeFiles } from './write-files.ts'

export interface BriefOptions {
  /** Names of files cut off by the portal that the user takes as they are. */
  readonly acceptTruncated?: readonly string[]
}

/**
 * The brief of a product's month, from what the ledger holds.
 *
 * @throws UserError where it would stand on missing, incomplete, filtered or contradictory data, or on
 * codes that no list knows; the message says what to do.
 */
export async function makeBrief(
  workspace: Workspace,
  ledger: Ledger,
  product: Product,
  month: Month,
  options: BriefOptions = {},
): Promise<Brief> {
  const gathered = await gather(ledger, product, month, options.acceptTruncated ?? [])
  return composeBrief({ product, month, issuer: workspace.config.issuer ?? null, ...gathered })
}

/** Prints a brief with each press, and writes the files into `briefs/MONTH/` of the workspace, all or none. */
export async function writeBrief(
  workspace: Workspace,
  { document }: Brief,
  presses: readonly Press[],
): Promise<string[]> {
  const folder = join(workspace.folder, 'briefs', document.about.month)
  const files = await Promise.all(
    presses.map(async (press) => ({
      path: join(folder, `${document.about.product}.${press.extension}`),
      bytes: await press.print(document),
    })),
  )
  await writeFiles(files)
  return files.map(({ path }) => path)
}

/** The folder of a month's briefs. */
export const briefsFolder = ({ folder }: Workspace, month: Month): string =>
  join(folder, 'briefs', formatMonth(month))
