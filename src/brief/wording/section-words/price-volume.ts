import type { Flow } from '../../../trade/trade.ts'
import type { Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { CaptionFacts, Wording } from '../wording-interface.ts'
import type { AnalysisFacts } from './section-facts.ts'

export interface PriceVolumeFacts extends AnalysisFacts {
  readonly product: readonly Inline[]
  readonly value: Shown
  readonly base: Shown
  readonly unitValue: Shown
  readonly unitValueGrowth: Shown
  readonly price: Shown
  readonly quantity: Shown
  readonly coverage: Shown
  readonly change: Shown
  readonly priceEffect: Shown
  readonly volumeEffect: Shown
  readonly entries: Shown
  readonly exits: Shown
  readonly unpriced: Shown
}

/** The parts of a change in value. */
export type SplitPart = 'priceEffect' | 'volumeEffect' | 'entries' | 'exits' | 'unpriced'

export interface PriceVolumeWords {
  readonly heading: string
  caption(facts: CaptionFacts): string
  /** The title of the chart, and what its bars are. */
  chart(facts: CaptionFacts): string
  readonly part: string
  readonly bars: Readonly<Record<SplitPart, string>>
  sentences(facts: PriceVolumeFacts, wording: Wording): readonly Inline[]
  row: {
    unitValue(unit: string): string
    readonly unitValueGrowth: string
    readonly price: string
    readonly quantity: string
    readonly coverage: string
    change(unit: string): string
    /** A part of the change. @param first whether it is the first of them that the table has. */
    part(part: SplitPart, first: boolean): string
  }
  flow(flow: Flow): string
  /** What the rows of a table are; null where it has none that needs an explanation. */
  note(rows: {
    readonly parts: readonly SplitPart[]
    readonly hasIndices: boolean
    readonly hasUnitValues: boolean
  }): string | null
}
