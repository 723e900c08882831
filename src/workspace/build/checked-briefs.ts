import type { Brief } from '../../brief/brief.ts'
import type { Product } from '../../brief/product/product.ts'
import type { Confirmation } from '../../trade/trade.ts'
import type { HouseStyle } from '../project/house-style/house-style.ts'
import type { Workspace } from '../project/project.ts'
import type { References } from '../project/references/references.ts'
import type { BuildOrder } from './brief-options.ts'
import { checkWeighed, findRefusal } from './check.ts'
import type { CheckReport } from './check-report.ts'
import { composeBriefs, type WeighedBriefs } from './compose-briefs.ts'
import {
  type Acceptance,
  confirmedFindings,
  confirmFindings,
  unconfirmed,
} from './confirmations/confirmations.ts'
import type { WeighedWithHistory } from './query-totals.ts'

/** The briefs of a product’s month, one a language, with what the checks of the data found. */
export interface CheckedBriefs {
  readonly briefs: readonly Brief[]
  readonly checks: CheckReport
  /** Confirmations that hold for them and are not stored yet. */
  readonly added: readonly Confirmation[]
}

/** What a person has confirmed, and confirms now. */
export interface Confirming {
  readonly stored: readonly Confirmation[]
  readonly acceptance: Acceptance
}

/**
 * Makes briefs of what was weighed, and checks what they stand on in the same go.
 *
 * @throws UserError where they cannot stand on it, or a check refuses; Unconfirmed where a person has to confirm it.
 */
export async function checkBriefs(
  workspace: Workspace,
  product: Product,
  order: Pick<BuildOrder, 'month' | 'languages' | 'also'>,
  weighedBriefs: WeighedBriefs<WeighedWithHistory>,
  { references, houseStyle, confirming, pause }: BriefSurroundings,
): Promise<CheckedBriefs> {
  const { month, languages } = order
  const briefs = composeBriefs(workspace, product, month, languages, order, weighedBriefs, houseStyle)
  const { weighed } = weighedBriefs
  const figures = briefs[0]?.document.figures ?? null
  await pause?.()
  const found = checkWeighed({ product, month, weighed, figures, references })
  const refusal = findRefusal(found)
  if (refusal) throw refusal
  const { report: checks, added } = confirmFindings(found, product, confirming.stored, confirming.acceptance)
  const open = unconfirmed(checks, product, confirming.stored)
  if (open) throw open
  const confirmed = confirmedFindings(checks)
  if (confirmed.length === 0) return { briefs, checks, added }
  const saying = composeBriefs(
    workspace,
    product,
    month,
    languages,
    { ...order, confirmed },
    weighedBriefs,
    houseStyle,
  )
  return { briefs: saying, checks, added }
}

/** What briefs and their checks follow from beside the data. */
export interface BriefSurroundings {
  readonly references: References
  readonly houseStyle: HouseStyle
  readonly confirming: Confirming
  /** Is waited for between two steps that each take some 100 ms, so that a server answers others in between. */
  readonly pause?: () => Promise<void>
}
