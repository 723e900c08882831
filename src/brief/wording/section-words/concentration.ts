import type { Flow } from '../../../trade/trade.ts'
import type { Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { CaptionFacts, Wording } from '../wording-interface.ts'
import type { NamedFacts } from './section-facts.ts'

export interface Newcomer {
  readonly name: string
  readonly value: Shown
}

export interface Climber {
  readonly name: string
  readonly from: Shown
  readonly to: Shown
}

export interface ConcentrationFacts extends NamedFacts {
  /** Those with trade that are left out, of imports the reporter itself. */
  readonly unranked: readonly string[]
  readonly number: Shown
  readonly numberChange: Shown
  /** Absent where there are no more than three, whose share is all. */
  readonly largestThree?: { readonly share: Shown; readonly change: Shown }
  readonly index: Shown
  readonly indexChange: Shown
  /** Partners that were not there a year before, and those that are gone; the largest, and how many in all. */
  readonly entered: readonly Newcomer[]
  readonly enteredCount: number
  readonly left: readonly Newcomer[]
  readonly leftCount: number
  /** Of the ranking, those that moved most. */
  readonly moved: readonly Climber[]
}

export interface ConcentrationWords {
  readonly heading: string
  flow(flow: Flow): string
  /** The heading where the brief has one flow. */
  lone(flow: Flow): string
  sentences(facts: ConcentrationFacts, wording: Wording): readonly Inline[]
  caption(facts: CaptionFacts): string
  column: { readonly now: string; readonly before: string; readonly change: string }
  row: Readonly<Record<'number' | 'cr3' | 'cr10' | 'hhi' | 'effective', string>>
  /**
   * @param without whether re-imports are left out, as they are of shares.
   * @param top how many partners a ranking lists: changes in rank are of these, now or a year before.
   */
  note(without: boolean, top: number): string
}
