import type { Flow, Month, Window } from '../../../trade/trade.ts'
import type { Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { Wording } from '../wording-interface.ts'
import type { MemberDimension } from './section-facts.ts'

/** A remarkable fact with its figures. */
export type RemarkFacts =
  | {
      readonly kind: 'contribution'
      readonly by: MemberDimension
      readonly name: string
      readonly points: Shown
      readonly difference: Shown
    }
  | {
      readonly kind: 'record'
      readonly which: 'highest' | 'lowest'
      readonly value: Shown
      readonly since: Month
    }
  | { readonly kind: 'turn'; readonly growth: Shown; readonly before: Shown }
  | { readonly kind: 'rank'; readonly name: string; readonly from: Shown; readonly to: Shown }

/** A flow in one of the windows of a brief. */
export interface LeadPart {
  readonly window: Window
  readonly value: Shown
  readonly growth: Shown
}

/** What is remarkable, or how much was traded, of a flow in a month. */
export interface LeadFacts {
  readonly product: readonly Inline[]
  readonly flow: Flow
  readonly month: Month
}

export interface SummaryWords {
  readonly heading: string
  /** A flow in each window, in one sentence. */
  lead(facts: LeadFacts, parts: readonly LeadPart[], wording: Wording): readonly Inline[]
  remark(facts: LeadFacts, window: Window, remark: RemarkFacts, wording: Wording): readonly Inline[]
  /**
   * How the facts were chosen.
   *
   * @param top how many partners a ranking lists: changes in rank are of these.
   */
  rules(wording: Wording, top: number): string
  /** Of which flows there are no data by place. @param isOfPartner whether the brief is of one partner, and has no others. */
  withoutPlaces(flows: readonly Flow[], wording: Wording, isOfPartner: boolean): string
}
