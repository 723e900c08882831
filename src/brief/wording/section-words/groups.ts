import type { Flow } from '../../../trade/trade.ts'
import type { Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { CaptionFacts, Wording } from '../wording-interface.ts'
import type { AnalysisFacts } from './section-facts.ts'

/** A group of partners with the joint share of its members. */
export interface TradedGroup {
  readonly name: string
  readonly value: Shown
  readonly share: Shown
  readonly shareChange: Shown
  readonly growth: Shown
}

export interface GroupFacts extends AnalysisFacts {
  readonly product: readonly Inline[]
  /** Those with trade in the period. */
  readonly groups: readonly TradedGroup[]
  /** The names of those with trade a year before alone. */
  readonly ceased: readonly string[]
}

export interface GroupWords {
  readonly heading: string
  flow(flow: Flow): string
  sentences(facts: GroupFacts, wording: Wording): readonly Inline[]
  caption(facts: CaptionFacts): string
  column: Readonly<Record<'group' | 'shareChange', string>>
  /** Who belongs to a group, by which date, after which source. @param reporter who is counted in none. */
  members(
    reporter: string,
    groups: readonly { readonly name: string; readonly members: number; readonly basis: string }[],
  ): string
}
