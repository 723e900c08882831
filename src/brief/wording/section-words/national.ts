import type { Flow } from '../../../trade/trade.ts'
import type { Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { CaptionFacts, Wording } from '../wording-interface.ts'
import type { AnalysisFacts } from './section-facts.ts'

export interface NationalFacts extends AnalysisFacts {
  readonly product: readonly Inline[]
  readonly share: Shown
  readonly shareChange: Shown
  readonly contribution: Shown
  /** Growth of the nation's exports or imports. */
  readonly growth: Shown
}

/**
 * What the growth of the nation's totals is: computed from the totals first published, printed by the bulletin, or printed
 * of the year to date and computed of the month.
 */
export type NationalGrowth = 'levels' | 'printed' | 'both'

export interface NationalWords {
  readonly heading: string
  sentence(facts: NationalFacts, wording: Wording): readonly Inline[]
  caption(facts: CaptionFacts): string
  flow(flow: Flow): string
  readonly whole: string
  column: Readonly<Record<'part' | 'share' | 'shareChange' | 'contribution', string>>
  note(growth: NationalGrowth): string
  /** What a cell says for which the bulletin's totals have not been loaded. */
  readonly gaps: string
}
