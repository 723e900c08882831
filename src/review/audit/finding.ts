import type { FigureFlow, FigureId } from '../../trade/trade.ts'
import type { Place } from '../printed-numbers/printed-numbers.ts'
import type { IdentityKind } from './identity.ts'

/**
 * `certain`: no other single figure could be wrong in its place. `likely`: the likelier of a few, or of several where
 * a slip of the hand explains it. `possible`: one of several, or one that cannot be mended without breaking others.
 */
export type Confidence = 'certain' | 'likely' | 'possible'

/** The first and the last printed number that would do; the same twice where only one would. Null where there is no such end. */
export interface Expected {
  readonly from: string | null
  readonly to: string | null
}

export interface NamedFigure {
  readonly id: FigureId
  readonly place: Place
  readonly printed: string
}

/** An identity that is broken, with the figures that it stands on. */
export interface BrokenIdentity {
  readonly kind: IdentityKind
  readonly window: string | null
  /** Whether it is about the year before, as growths imply it. */
  readonly before: boolean
  readonly figures: readonly NamedFigure[]
}

/** A figure that contradicts others. */
export interface FigureFinding extends NamedFigure {
  readonly kind: 'figure'
  readonly expected: Expected
  readonly confidence: Confidence
  /** All identities that it breaks. */
  readonly broken: readonly BrokenIdentity[]
  /** Figures one of which might be wrong instead, the likelier first; or the figure, with other values expected. */
  readonly alternatives: readonly (NamedFigure & { readonly expected: Expected })[]
}

/** Shares that are not shares of the total which the brief states. */
export interface DenominatorFinding {
  readonly kind: 'denominator'
  readonly flow: FigureFlow
  readonly place: Place
  readonly confidence: Confidence
  readonly windows: readonly DenominatorWindow[]
}

export interface DenominatorWindow {
  readonly window: string
  /** The total as printed. */
  readonly printed: string
  /** The totals that fit the shares, as decimals of the interval's ends. */
  readonly fits: Expected
  /** What these would leave out of the stated total. */
  readonly leavesOut: Expected
  readonly fitted: number
  readonly shares: number
  /** How many shares the stated total contradicts. */
  readonly against: number
}

/** Words that contradict figures or other words. */
export interface WordFinding {
  readonly kind: 'words'
  readonly of: IdentityKind
  readonly place: Place
  readonly printed: string
  readonly expected: string
  readonly confidence: Confidence
}

export type AuditFinding = FigureFinding | DenominatorFinding | WordFinding
