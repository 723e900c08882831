import type { FigureFlow, Month, Window } from '../../../trade/trade.ts'
import type { Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { Kind } from '../../product/product.ts'
import type { CaptionFacts, Wording } from '../wording-interface.ts'

/** A class or product beside others. */
export interface ComparedPart {
  readonly name: string
  readonly value: Shown
  readonly growth: Shown
  /** To the growth of all together, in points. */
  readonly contribution: Shown
}

export interface ComparisonFacts {
  readonly product: readonly Inline[]
  /** Exports and imports together where the brief has both. */
  readonly flow: FigureFlow
  readonly month: Month
  readonly window: Window
  readonly kind: Kind
  /** The largest first; without trade, none. */
  readonly parts: readonly ComparedPart[]
  /** How many are told one by one. */
  readonly named: number
  /** The part that adds most to growth and the one that takes most away. */
  readonly up?: ComparedPart
  readonly down?: ComparedPart
}

export interface ComparisonWords {
  heading(kind: Kind): string
  sentences(facts: ComparisonFacts, wording: Wording): readonly Inline[]
  caption(kind: Kind, facts: CaptionFacts): string
  column(kind: Kind): string
  amount(flow: FigureFlow): string
  readonly contribution: string
  readonly whole: string
}
