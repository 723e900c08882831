import type { Flow } from '../../../trade/trade.ts'
import type { Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { CaptionFacts, Wording } from '../wording-interface.ts'
import type { AnalysisFacts } from './section-facts.ts'

/** What trade is taken apart by. */
export type StructureBy = 'procedure' | 'class' | 'product'

export interface StructurePart {
  readonly name: string
  readonly value: Shown
  readonly share: Shown
  readonly growth: Shown
  readonly shareChange: Shown
}

export interface StructureFacts extends AnalysisFacts {
  readonly product: readonly Inline[]
  readonly by: StructureBy
  /** Those named, the largest first; without trade, none. */
  readonly named: readonly StructurePart[]
  /** Whether there was no trade at all. */
  readonly isNone: boolean
  /** Whether there is one alone, which is all of the flow. */
  readonly isWhole: boolean
  /** Whether some are parts of others, so that shares add up to more than all. */
  readonly isOverlapping: boolean
}

export interface StructureWords {
  heading(by: StructureBy): string
  flow(by: StructureBy, flow: Flow): string
  sentences(facts: StructureFacts, wording: Wording): readonly Inline[]
  caption(by: StructureBy, facts: CaptionFacts): string
  column(by: StructureBy): string
  /** A member in the table, by its short name. */
  row(by: StructureBy, name: string): string
  readonly shareChange: string
  readonly whole: string
  /** Where the codes of classes are not the same in both years. @param names those classes. */
  bridged(names: readonly string[]): string
  /** Where classes had no codes of their own in the year before. */
  unbridged(names: readonly string[]): string
  /** Where a code is in several classes. */
  readonly overlapping: string
}
