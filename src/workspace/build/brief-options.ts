import type { Product } from '../../brief/product/product.ts'
import type { Press } from '../../press/press.ts'
import type { Edition, EditionLanguage, FigureName, Month } from '../../trade/trade.ts'

/** What the user says of a brief, beside its product and month. */
export interface BriefOptions {
  /** Names of files cut off by the portal that the user takes as they are. */
  readonly acceptTruncated?: readonly string[]
  /** Only data published by this moment, ISO 8601: the brief as it could have been built then. */
  readonly asOf?: string
  /**
   * Figures that the brief is to have beside those that it shows, also of other months and windows. What the
   * ledger lacks of them is marked as not available.
   */
  readonly also?: readonly FigureName[]
  /** Implausible findings that the user takes as right: `scale:export.2022`, or all of a check: `scale`. */
  readonly accept?: readonly string[]
  /** Why they are right, and who says so. */
  readonly acceptReason?: string
  readonly acceptedBy?: string
}

/** Which briefs to build, and how. */
export interface BuildOrder extends BriefOptions {
  /** The last month of the period. */
  readonly month: Month
  /** Which editions; by default those of the month. */
  readonly edition?: Edition
  readonly products: readonly Product[]
  readonly languages: readonly EditionLanguage[]
  readonly presses: readonly Press[]
  /** Whether to build also what is there already and would come out the same. */
  readonly force?: boolean
}
