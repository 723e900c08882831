import type { Flow, Month } from '../../../trade/trade.ts'
import type { Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { CaptionFacts, Wording } from '../wording-interface.ts'
import type { AnalysisFacts, MemberDimension, NamedFacts } from './section-facts.ts'

/** Who leads, for how long, and whom it replaced. */
export interface LeaderFacts extends Omit<NamedFacts, 'window'> {
  readonly by: MemberDimension
  readonly name: string
  /** Months in a row, up to the brief's. */
  readonly months: Shown
  /** The first of them. */
  readonly since: Month
  /** Who led before; null where nobody did, or no earlier month is known. */
  readonly replaced: string | null
  /** Whether the month before is known, and nobody led in it. */
  readonly isAfterNone: boolean
  /** Whether the run may be longer than it was followed back. */
  readonly isLonger: boolean
}

/** The share of the largest so many together, with its change in points. */
export interface JointShare {
  readonly count: number
  readonly share: Shown
  readonly change: Shown
}

export interface Grower {
  readonly name: string
  readonly growth: Shown
}

export interface GrowersFacts extends NamedFacts {
  readonly by: MemberDimension
  readonly joint: readonly JointShare[]
  /** The fastest of the largest, and how many these are. */
  readonly ofLargest: readonly Grower[]
  readonly largest: number
  /** The fastest of those with at least so many percent of the total. */
  readonly ofFloor: readonly Grower[]
  readonly floor: number
}

/** That there are too few to compare. */
export interface TooFewFacts extends AnalysisFacts {
  readonly product: readonly Inline[]
  /** Whether there is no trade at all. */
  readonly isNone: boolean
}

export interface LeaderWords {
  readonly heading: string
  flow(flow: Flow): string
  lead(facts: LeaderFacts, wording: Wording): readonly Inline[]
  growers(facts: GrowersFacts, wording: Wording): readonly Inline[]
  tooFew(facts: TooFewFacts, wording: Wording): readonly Inline[]
  caption(facts: CaptionFacts): string
  column: Readonly<Record<'name' | 'share' | 'shareChange' | 'growth', string>>
  block: {
    joint(by: MemberDimension, wording: Wording): string
    ofLargest(by: MemberDimension, count: number, wording: Wording): string
    ofFloor(by: MemberDimension, floor: number, wording: Wording): string
  }
  joint(count: number): string
  note(floor: number): string
}

/** Whether two lists name the same, so that a sentence names them once. */
export const areSameGrowers = (growers: readonly Grower[], others: readonly Grower[]): boolean =>
  growers.length > 0 && growers.map(({ name }) => name).join() === others.map(({ name }) => name).join()
