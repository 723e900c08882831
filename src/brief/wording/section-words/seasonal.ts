import type { Flow, Month } from '../../../trade/trade.ts'
import type { Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { CaptionFacts, Wording } from '../wording-interface.ts'

export interface SeasonalFacts {
  readonly product: readonly Inline[]
  readonly flow: Flow
  readonly month: Month
  readonly adjusted: Shown
  /** On the point before: the month, or January and February together. */
  readonly mom: Shown
  /** How many years of months it takes. */
  readonly years: number
}

export interface SeasonalWords {
  readonly heading: string
  flow(flow: Flow): string
  sentence(facts: SeasonalFacts, wording: Wording): readonly Inline[]
  caption(facts: CaptionFacts): string
  /** A month of the table; February stands for January too. */
  point(month: Month): string
  /** The title of the chart, from that of the monthly course. */
  chart(course: string): string
  column: Readonly<Record<'month' | 'value' | 'adjusted' | 'mom', string>>
  /** @param hasFestival whether the Spring Festival moves the reporter's trade of January and February. */
  note(hasFestival: boolean): string
}
