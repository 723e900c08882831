import type { ShownFigure } from '../../brief/document.ts'
import type { Product } from '../../brief/product/product-file.ts'
import type { Ledger } from '../../ledger/ledger-interface.ts'
import type { FigureId } from '../../trade/figure.ts'
import type { Month } from '../../trade/month.ts'
import type { BriefOptions } from '../build/brief-options.ts'
import { checkedBriefsOf } from '../build/checked-briefs.ts'
import { weighBriefs } from '../build/compose-briefs.ts'
import { acceptanceOf } from '../build/confirmations/confirm-findings.ts'
import { readConfirmations } from '../build/confirmations/stored-confirmations.ts'
import { weighWithHistory } from '../build/query-totals.ts'
import { readHouseStyle } from '../project/house-style/house-style.ts'
import { readReferences } from '../project/references/references.ts'
import type { Workspace } from '../project/workspace-type.ts'

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
  const [weighed, references, houseStyle, stored] = await Promise.all([
    weighBriefs(workspace, ledger, product, month, options, weighWithHistory),
    readReferences(workspace, options),
    readHouseStyle(workspace),
    readConfirmations(workspace),
  ])
  const order = { ...options, month, languages: ['zh'] } as const
  const confirming = { stored, acceptance: acceptanceOf(options, new Date(0)) } // nothing is stored here
  const { briefs } = checkedBriefsOf(workspace, product, order, weighed, {
    references,
    houseStyle,
    confirming,
  })
  return briefs[0]?.document.figures ?? new Map()
}
