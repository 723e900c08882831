import type { Flow } from '../../../trade/trade.ts'
import type { Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { CaptionFacts, Wording } from '../wording-interface.ts'
import type { AnalysisFacts } from './section-facts.ts'

/** Which way a quantity or a price went, a change within the band being none. */
export type Direction = 'up' | 'level' | 'down'

export interface PricedPartner {
  readonly name: string
  readonly unitValue: Shown
  readonly base: Shown
}

export interface UnitValueFacts extends AnalysisFacts {
  readonly product: readonly Inline[]
  readonly value: Shown
  readonly unitValue: Shown
  readonly base: Shown
  readonly unitValueGrowth: Shown
  readonly quantityGrowth: Shown
  /** Null where either growth is not known. */
  readonly directions: { readonly quantity: Direction; readonly price: Direction } | null
  /** The largest partners, in the order of value; none where there is one alone. */
  readonly partners: readonly PricedPartner[]
}

export interface UnitValueWords {
  readonly heading: string
  flow(flow: Flow): string
  sentences(facts: UnitValueFacts, wording: Wording): readonly Inline[]
  caption(facts: CaptionFacts): string
  column: Readonly<Record<'partner' | 'unitValue' | 'base' | 'growth' | 'quantityGrowth', string>>
  readonly whole: string
  /** @param band how many percent a change must pass to be counted. */
  note(band: string): string
}
