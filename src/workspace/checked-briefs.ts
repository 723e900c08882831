import type { Brief } from '../brief/compose.ts'
import type { Product } from '../brief/product.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { BuildOrder } from './build.ts'
import { type CheckReport, checkWeighed, refusalOf } from './check.ts'
import type { HouseStyle } from './house-style.ts'
import type { Workspace } from './open.ts'
import type { References } from './references.ts'
import { weighWithHistory } from './weigh.ts'
import { briefsOf, weighBriefs } from './weighed-briefs.ts'

/** The briefs of a product’s month, one a language, with what the checks of the data found. */
export interface CheckedBriefs {
  readonly briefs: readonly Brief[]
  readonly checks: CheckReport
}

/**
 * Makes briefs, and checks what they stand on in the same go.
 *
 * @throws UserError where they cannot stand on it, or a check refuses.
 */
export async function makeCheckedBriefs(
  workspace: Workspace,
  ledger: Ledger,
  product: Product,
  order: Pick<BuildOrder, 'month' | 'languages' | 'acceptTruncated' | 'asOf' | 'also'>,
  references: References,
  houseStyle: HouseStyle,
): Promise<CheckedBriefs> {
  const { month, languages } = order
  const all = await weighBriefs(workspace, ledger, product, month, order, weighWithHistory)
  const briefs = briefsOf(workspace, product, month, languages, order, all, houseStyle)
  const { weighed } = all
  const figures = briefs[0]?.document.figures ?? null
  const checks = checkWeighed({ product, month, weighed, figures, references })
  const refusal = refusalOf(checks)
  if (refusal) throw refusal
  return { briefs, checks }
}
