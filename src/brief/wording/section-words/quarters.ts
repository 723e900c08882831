import type { Flow, Month } from '../../../trade/trade.ts'
import type { Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { CaptionFacts, Wording } from '../wording-interface.ts'

export interface QuarterFacts {
  readonly product: readonly Inline[]
  readonly flow: Flow
  /** The last month of the latest whole quarter. */
  readonly last: Month
  readonly value: Shown
  readonly growth: Shown
  /** On the quarter before. */
  readonly growthOnBefore: Shown
}

export interface QuarterWords {
  readonly heading: string
  flow(flow: Flow): string
  sentence(facts: QuarterFacts, wording: Wording): readonly Inline[]
  caption(facts: CaptionFacts, from: Month, to: Month): string
  column: Readonly<Record<'year' | 'value' | 'growth' | 'quarters', string>>
  year(year: number): string
  /** @param number 1 to 4. */
  quarter(number: number): string
  /** On the axis of a chart. */
  tick(last: Month): string
  label(last: Month): string
  readonly note: string
  /** What a cell says whose months have not been loaded. */
  readonly gaps: string
}
