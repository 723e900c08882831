import type { Product } from '../../brief/product/product.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { type Explanation, explain } from '../../review/explain/explain.ts'
import type { FigureId, Month } from '../../trade/trade.ts'
import { type BriefOptions, makeBriefs } from '../build/build.ts'
import type { Workspace } from '../project/project.ts'

/**
 * How a figure of a product's month came about, down to lines of files.
 *
 * @throws UserError where the brief cannot be made, or has no such figure.
 */
export async function explainFigure(
  workspace: Workspace,
  ledger: Ledger,
  product: Product,
  month: Month,
  id: FigureId,
  options: BriefOptions = {},
): Promise<Explanation> {
  const [brief] = await makeBriefs(workspace, ledger, product, month, ['zh'], options)
  const published = options.asOf === undefined ? {} : { asOf: options.asOf }
  return explain(brief?.document.figures ?? new Map(), id, ledger, published)
}
