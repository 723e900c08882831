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

export interface NationalWords {
  readonly heading: string
  sentence(facts: NationalFacts, wording: Wording): readonly Inline[]
  caption(facts: CaptionFacts): string
  flow(flow: Flow): string
  readonly whole: string
  column: Readonly<Record<'part' | 'share' | 'shareChange' | 'contribution', string>>
  readonly note: string
  /** What a cell says for which the bulletin's totals have not been loaded. */
  readonly gaps: string
}
