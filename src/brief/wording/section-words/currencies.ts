import type { Flow, Month, Window } from '../../../trade/trade.ts'
import type { Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { CaptionFacts, Wording } from '../wording-interface.ts'

/** A flow in both currencies. */
export interface CurrencyAmounts {
  readonly flow: 'trade' | Flow
  readonly value: Shown
  readonly growth: Shown
  readonly second: Shown
  readonly secondGrowth: Shown
}

export interface CurrencyFacts {
  readonly product: readonly Inline[]
  readonly month: Month
  readonly window: Window
  /** Of all trade first, where the brief has both flows. */
  readonly amounts: readonly CurrencyAmounts[]
  /** Whether the brief tells the amounts in its own currency before, so that they are not told again. */
  readonly isToldBefore: boolean
}

export interface CurrencyWords {
  readonly heading: string
  sentences(facts: CurrencyFacts, wording: Wording): readonly Inline[]
  caption(facts: CaptionFacts): string
  row(flow: 'trade' | Flow): string
  /** Of the columns of growth; those of amounts are headed by their units. */
  readonly growth: string
  readonly note: string
  /** What a cell says whose months have not been loaded. */
  readonly gaps: string
}
