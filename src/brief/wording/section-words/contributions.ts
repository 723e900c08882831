import type { Flow } from '../../../trade/trade.ts'
import type { Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { CaptionFacts, Wording } from '../wording-interface.ts'
import type { MemberDimension, NamedFacts } from './section-facts.ts'

/** Someone with the points that it adds to growth. */
export interface Contributor {
  readonly name: string
  readonly points: Shown
}

export interface ContributionFacts extends NamedFacts {
  readonly by: MemberDimension
  /** Whether it is the first of these sentences, which tells the growth itself. */
  readonly first: boolean
  readonly growth: Shown
  /** Those that add most, and those that take away most; the largest first. Only what does not print as zero. */
  readonly gains: readonly Contributor[]
  readonly losses: readonly Contributor[]
}

export interface ContributionWords {
  readonly heading: string
  flow(flow: Flow): string
  sentence(facts: ContributionFacts, wording: Wording): readonly Inline[]
  caption(facts: CaptionFacts): string
  /** The title of the chart, and the unit of its bars. */
  chart(facts: CaptionFacts): string
  readonly points: string
  /** `either` stands over names of partners and of places. */
  column: { either(wording: Wording): string; readonly change: string; readonly points: string }
  block(dimension: MemberDimension, kind: 'gains' | 'losses', wording: Wording): string
  readonly whole: string
  /** @param reimports what the reporter is called as a partner of its imports; null where it is none. */
  note(flow: Flow, by: readonly MemberDimension[], reimports: string | null, wording: Wording): string
}
