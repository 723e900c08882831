import type { Brief } from '../brief/compose.ts'
import type { Product } from '../brief/product.ts'
import type { BuildOrder } from './build.ts'
import { type CheckReport, checkWeighed, refusalOf } from './check.ts'
import type { HouseStyle } from './house-style.ts'
import type { Workspace } from './open.ts'
import type { References } from './references.ts'
import type { WeighedWithHistory } from './weigh.ts'
import { briefsOf, type WeighedBriefs } from './weighed-briefs.ts'

/** The briefs of a product’s month, one a language, with what the checks of the data found. */
export interface CheckedBriefs {
  readonly briefs: readonly Brief[]
  readonly checks: CheckReport
}

/**
 * Makes briefs of what was weighed, and checks what they stand on in the same go.
 *
 * @throws UserError where they cannot stand on it, or a check refuses.
 */
export function checkedBriefsOf(
  workspace: Workspace,
  product: Product,
  order: Pick<BuildOrder, 'month' | 'languages' | 'also'>,
  all: WeighedBriefs<WeighedWithHistory>,
  references: References,
  houseStyle: HouseStyle,
): CheckedBriefs {
  const { month, languages } = order
  const briefs = briefsOf(workspace, product, month, languages, order, all, houseStyle)
  const { weighed } = all
  const figures = briefs[0]?.document.figures ?? null
  const checks = checkWeighed({ product, month, weighed, figures, references })
  const refusal = refusalOf(checks)
  if (refusal) throw refusal
  return { briefs, checks }
}
