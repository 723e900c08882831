import type { Month } from '../../../trade/trade.ts'
import type { Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { Wording } from '../wording-interface.ts'
import type { NamedFacts } from './section-facts.ts'

export interface RecordFacts extends NamedFacts {
  readonly measure: 'value' | 'quantity'
  readonly amount: Shown
  /** The largest of the earlier windows, with the last month of that window. */
  readonly highest: Shown
  readonly highestMonth: Month
  /** The last month of the earliest window that is known. */
  readonly since: Month
  readonly isRecord: boolean
  /** The round number passed for the first time; null where there is none. */
  readonly milestone: Shown | null
}

export interface RecordWords {
  readonly heading: string
  sentence(facts: RecordFacts, wording: Wording): readonly Inline[]
  /** Where too few windows are known to speak of a record. @param least how many that takes. */
  tooFew(facts: NamedFacts, least: number, wording: Wording): readonly Inline[]
}
