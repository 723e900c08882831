import type { ShownFigure } from '../brief/document.ts'
import type { Product } from '../brief/product.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { FigureId } from '../trade/figure.ts'
import type { Month } from '../trade/month.ts'
import { type BriefOptions, makeBriefs } from './build.ts'
import { checkProduct } from './check.ts'
import { unconfirmed } from './confirm.ts'
import { readConfirmations } from './confirmations.ts'
import type { Workspace } from './open.ts'

/**
 * All figures of a brief, in its order, by their ids.
 *
 * @throws UserError where the brief cannot be made; Unconfirmed where its data are implausible and nobody has confirmed
 * them, as for a brief that is built.
 */
export async function listFigures(
  workspace: Workspace,
  ledger: Ledger,
  product: Product,
  month: Month,
  options: BriefOptions = {},
): Promise<ReadonlyMap<FigureId, ShownFigure>> {
  const [brief] = await makeBriefs(workspace, ledger, product, month, ['zh'], options)
  const checks = await checkProduct(workspace, ledger, product, month, options)
  const open = unconfirmed(checks, product, await readConfirmations(workspace))
  if (open) throw open
  return brief?.document.figures ?? new Map()
}
