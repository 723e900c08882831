import type { ShownFigure } from '../../brief/brief.ts'
import type { Product } from '../../brief/product/product.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { FigureId, Month } from '../../trade/trade.ts'
import { type BriefOptions, checkBriefs, queryBriefs, queryWithHistory } from '../build/build.ts'
import { readConfirmations, toAcceptance } from '../build/confirmations/confirmations.ts'
import { readHouseStyle } from '../project/house-style/house-style.ts'
import type { Workspace } from '../project/project.ts'
import { readReferences } from '../project/references/references.ts'

/**
 * All figures of a brief, in its order, by their ids.
 *
 * @throws UserError where `build` would build no brief: Unconfirmed where its data are implausible and nobody has confirmed them.
 */
export async function listFigures(
  workspace: Workspace,
  ledger: Ledger,
  product: Product,
  month: Month,
  options: BriefOptions = {},
): Promise<ReadonlyMap<FigureId, ShownFigure>> {
  const [briefData, references, houseStyle, stored] = await Promise.all([
    queryBriefs(workspace, ledger, product, month, options, queryWithHistory),
    readReferences(workspace, options),
    readHouseStyle(workspace),
    readConfirmations(workspace),
  ])
  const order = { ...options, month, languages: ['zh'] } as const
  const confirming = { stored, acceptance: toAcceptance(options, new Date(0)) } // nothing is stored here
  const { briefs } = await checkBriefs(workspace, product, order, briefData, {
    references,
    houseStyle,
    confirming,
  })
  return briefs[0]?.document.figures ?? new Map()
}
