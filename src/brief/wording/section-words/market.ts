import type { Month, Window } from '../../../trade/trade.ts'
import type { Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { CaptionFacts, Wording } from '../wording-interface.ts'

/** An origin of another reporter's imports. */
export interface MarketOrigin {
  readonly name: string
  readonly value: Shown
  readonly growth: Shown
  readonly share: Shown
  readonly shareChange: Shown
}

export interface MarketFacts {
  readonly product: readonly Inline[]
  readonly month: Month
  readonly window: Window
  /** Whose imports: 巴西; the United States. */
  readonly market: string
  /** Of all origins. */
  readonly value: Shown
  readonly growth: Shown
  /** The brief's own reporter as an origin; without ranks where there were no imports from it. */
  readonly focus: MarketOrigin & {
    readonly rank: Shown | null
    readonly rankBefore: Shown | null
    readonly unitValue: Shown
    /** Its unit value against that of all origins. */
    readonly toAverage: Shown
  }
  /** The largest of the others. */
  readonly competitors: readonly MarketOrigin[]
}

/** The codes of a reporter that are summed to a subheading. */
export interface SubheadingCodes {
  readonly subheading: string
  readonly codes: readonly string[]
}

export interface MarketWords {
  readonly heading: string
  /** The heading of a section of one market. */
  lone(market: string): string
  sentences(facts: MarketFacts, wording: Wording): readonly Inline[]
  column: Readonly<Record<'shareChange' | 'toAverage', string>>
  /** Whose data they are, and how they are valued. */
  note(source: string, reporter: string): string
  /** Whose data a further table has. */
  source(source: string): string
  codes(subheadings: readonly SubheadingCodes[]): string
  /** That an origin stands after the largest though it is not among them. */
  below(name: string): string
  /** The caption of the table of unit values. */
  pricesCaption(facts: CaptionFacts): string
  readonly prices: string
}
