import type { Flow, Month } from '../../../trade/trade.ts'
import type { Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { Wording } from '../wording-interface.ts'

/** A month of the run, with its growth. */
export interface SingleMonth {
  readonly month: Month
  readonly value: Shown
  readonly growth: Shown
}

export interface SingleMonthsFacts {
  readonly product: readonly Inline[]
  readonly flow: Flow
  /** The brief's own. */
  readonly month: Month
  /** The earliest first; none where the brief's own is alone. */
  readonly months: readonly SingleMonth[]
  /** Those of them, up to the last, whose growth is known. */
  readonly grown: readonly SingleMonth[]
}

export interface SingleMonthsWords {
  readonly heading: string
  sentence(facts: SingleMonthsFacts, wording: Wording): readonly Inline[]
}
