import type { Flow, Month, Window } from '../../../trade/trade.ts'
import type { Inline } from '../../document.ts'

/** What the members of a brief are: trading partners, and places within the reporter. */
export type MemberDimension = 'partner' | 'place'

/** What every sentence of analysis is about. */
export interface AnalysisFacts {
  readonly flow: Flow
  readonly month: Month
  readonly window: Window
}

/** The same where a sentence begins a paragraph, which names the product; null within one. */
export interface NamedFacts extends AnalysisFacts {
  readonly product: readonly Inline[] | null
}
