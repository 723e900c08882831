import type { Flow, Month, Window } from '../../../trade/trade.ts'
import type { Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { CaptionFacts, Wording } from '../wording-interface.ts'

/** A flow now, in the year compared with, and the change between. */
export interface AgainstPart {
  readonly flow: 'trade' | Flow
  readonly amount: Shown
  readonly before: Shown
  readonly growth: Shown
}

export interface AgainstSubject {
  readonly product: readonly Inline[]
  readonly month: Month
  readonly window: Window
  /** The year compared with. */
  readonly year: number
  /** Exports and imports together where the brief has both. */
  readonly flow: 'trade' | Flow
}

export interface AgainstFacts extends AgainstSubject {
  readonly parts: readonly AgainstPart[]
}

export interface AgainstWords {
  heading(year: number): string
  sentences(facts: AgainstFacts, wording: Wording): readonly Inline[]
  caption(facts: CaptionFacts, year: number): string
  column: { readonly now: string; before(year: number): string; readonly growth: string }
  /** Where the year compared with is the brief's own or a later one. */
  notBefore(subject: AgainstSubject, wording: Wording): readonly Inline[]
  note(year: number): string
  /** What a cell says whose months have not been loaded. */
  readonly gaps: string
}
