import type { Flow, Month } from '../../../trade/trade.ts'
import type { Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { CaptionFacts, Wording } from '../wording-interface.ts'

export interface CourseFacts {
  readonly product: readonly Inline[]
  readonly flow: Flow
  readonly month: Month
  readonly mom: Shown
  readonly growth: Shown
  /** Growth of the month before. */
  readonly growthBefore: Shown
  readonly threeMonths: Shown
  readonly threeMonthsGrowth: Shown
  readonly twelveMonths: Shown
  readonly twelveMonthsGrowth: Shown
  readonly twoYear: Shown
}

export interface CourseWords {
  readonly heading: string
  flow(flow: Flow): string
  sentences(facts: CourseFacts, wording: Wording): readonly Inline[]
  caption(facts: CaptionFacts): string
  /** A row of the table: a month, or January and February together. */
  month(month: Month): string
  together(year: number): string
  windows(window: 'month3' | 'rolling12'): string
  column: Readonly<Record<'month' | 'value' | 'yoy' | 'mom', string>>
  /** @param hasFestival whether the Spring Festival moves the reporter's trade of January and February. */
  note(hasFestival: boolean): string
  /** What a cell says whose months have not been loaded. */
  /** @param hasChange whether the product's codes change within months that a row adds up. */
  gaps(hasChange: boolean): string
}
