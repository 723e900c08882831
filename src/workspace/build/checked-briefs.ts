import type { Brief } from '../../brief/brief.ts'
import type { Product } from '../../brief/product/product.ts'
import type { UserError } from '../../trade/errors/errors.ts'
import type { Confirmation, EditionLanguage, Month } from '../../trade/trade.ts'
import type { HouseStyle } from '../project/house-style/house-style.ts'
import type { Workspace } from '../project/project.ts'
import type { References } from '../project/references/references.ts'
import type { BuildOrder } from './brief-options.ts'
import { checkBriefData, findRefusal } from './check.ts'
import type { CheckReport } from './check-report.ts'
import { composeBriefs, type QueriedBriefs } from './compose-briefs.ts'
import {
  type Acceptance,
  confirmedFindings,
  confirmFindings,
  unconfirmed,
} from './confirmations/confirmations.ts'
import type { BriefDataWithHistory } from './query-totals.ts'

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
 * Makes briefs of data that were queried, and checks these data in the same go.
 *
 * @throws UserError where they cannot stand on it, or a check refuses; Unconfirmed where a person has to confirm it.
 */
export async function checkBriefs(
  workspace: Workspace,
  product: Product,
  order: Pick<BuildOrder, 'month' | 'languages' | 'also'>,
  queriedBriefs: QueriedBriefs<BriefDataWithHistory>,
  { references, houseStyle, confirming, pause }: BriefSurroundings,
): Promise<CheckedBriefs> {
  const { month, languages } = order
  const briefs = composeBriefs(workspace, product, month, languages, order, queriedBriefs, houseStyle)
  const { briefData, others } = queriedBriefs
  const figures = briefs[0]?.document.figures ?? null
  await pause?.()
  const found = checkBriefData({ product, month, briefData, others, figures, references })
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
    queriedBriefs,
    houseStyle,
  )
  return { briefs: saying, checks, added }
}

/** A brief that is shown and not stored. */
export interface PreviewedBrief {
  readonly brief: Brief
  /** Why it would not be printed: the checks refuse it, or data wait for a confirmation. */
  readonly obstacle: UserError | null
}

/** As `checkBriefs` in one language, but what the checks find does not keep it from being shown. */
export async function previewBrief(
  workspace: Workspace,
  product: Product,
  { month, language }: { readonly month: Month; readonly language: EditionLanguage },
  queriedBriefs: QueriedBriefs<BriefDataWithHistory>,
  { references, houseStyle, confirming, pause }: BriefSurroundings,
): Promise<PreviewedBrief> {
  const [brief] = composeBriefs(workspace, product, month, [language], {}, queriedBriefs, houseStyle)
  if (!brief) throw new Error('a brief was made in its language')
  await pause?.()
  const { figures } = brief.document
  const { briefData, others } = queriedBriefs
  const found = checkBriefData({ product, month, briefData, others, figures, references })
  const { report } = confirmFindings(found, product, confirming.stored, confirming.acceptance)
  return { brief, obstacle: findRefusal(found) ?? unconfirmed(report, product, confirming.stored) }
}

/** What briefs and their checks follow from beside the data. */
export interface BriefSurroundings {
  readonly references: References
  readonly houseStyle: HouseStyle
  readonly confirming: Confirming
  /** Is waited for between two steps that each take some 100 ms, so that a server answers others in between. */
  readonly pause?: () => Promise<void>
}
