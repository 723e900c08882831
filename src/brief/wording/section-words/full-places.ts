import type { Flow } from '../../../trade/trade.ts'
import type { Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { Wording } from '../wording-interface.ts'
import type { AnalysisFacts } from './section-facts.ts'

/** A place with all that is told of it. */
export interface FullPlace {
  readonly name: string
  readonly value: Shown
  readonly share: Shown
  readonly growth: Shown
  /** Absent where the brief has no quantities. */
  readonly quantity?: Shown
  readonly quantityGrowth?: Shown
}

/** The place that grew most, with its growth. */
export interface FastestPlace {
  readonly name: string
  readonly growth: Shown
}

export interface FullPlacesFacts extends AnalysisFacts {
  readonly product: readonly Inline[]
  /** The largest, in the order of value. */
  readonly named: readonly FullPlace[]
  /** What has trade and is no place. */
  readonly unranked: readonly string[]
  /** The share of those together; null where there are no others. */
  readonly joint: Shown | null
  /** The fastest growing of the ranked; null where none grew, or there are too few to compare. */
  readonly fastestByValue: FastestPlace | null
  readonly fastestByQuantity: FastestPlace | null
}

export interface FullPlacesWords {
  sentences(facts: FullPlacesFacts, wording: Wording): readonly Inline[]
  column: {
    readonly share: string
    quantity(flow: Flow, unit: string): string
    readonly quantityGrowth: string
  }
  /** What shares are of, and, where the prose says who grew fastest, who is left out of that. */
  note(namesFastest: boolean): string
}
