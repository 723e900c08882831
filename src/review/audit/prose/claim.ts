import type {
  Place,
  PrintedFigure,
  PrintedNumber,
  PrintedUnit,
} from '../../printed-numbers/printed-numbers.ts'
import type { FigureKey } from '../subjects/subjects.ts'
import type { Unread } from '../tables/tables.ts'

/** Whose figure a sentence states; the total where `dimension` is absent. */
export interface Subject {
  readonly dimension?: FigureKey['dimension']
  readonly code?: string
  readonly name: string
}

/** A number that a sentence states, with what it is of. */
export interface Claim {
  readonly key: FigureKey
  /** With its sign, as its words have it: 下降10.3% is -10.3. */
  readonly figure: PrintedFigure
  readonly number: PrintedNumber
  readonly unit: PrintedUnit | null
  /** The word that says rise or fall, or takes the sign; null where the sign is printed. */
  readonly word: string | null
  /** Whether the word turned the sign. */
  readonly negated: boolean
  /** Whether the sentence names the period; else it is that of a sentence before. */
  readonly isPeriodStated: boolean
  /** 约, 近, 超: more than rounding is left open. */
  readonly hedge: 'about' | 'over' | 'under' | null
  /** The place of its name in the list of those named, where it is said of several in turn. */
  readonly position?: number
}

/** What several have together: 前三大合计占46.7%. */
export interface JointClaim {
  readonly claim: Claim
  readonly subjects: readonly Subject[]
  /** The first of the ranking, where these are not named. */
  readonly top: LargestTogether | null
}

/** So many of the largest, and of whom. */
export interface LargestTogether {
  readonly count: number
  readonly dimension: 'partner' | 'place'
}

/** Who is named as the first of a ranking, in their order. */
export interface Naming {
  readonly flow: FigureKey['flow']
  readonly dimension: 'partner' | 'place'
  readonly run: string
  readonly names: readonly string[]
  readonly codes: readonly string[]
  /** 前三大 says three; null where no number is said. */
  readonly said: number | null
  readonly claims: Claim[]
  readonly place: Place
}

/** 第2位: a rank that a sentence states. */
export interface RankClaim {
  readonly key: FigureKey
  readonly name: string
  readonly rank: number
  readonly printed: string
  readonly place: Place
}

/** 无进口: no trade at all in a direction and a run of months. */
export interface NoTrade {
  readonly flow: FigureKey['flow']
  readonly run: string
}

/** Everything that running text states. */
export interface Statements {
  readonly claims: Claim[]
  readonly joint: JointClaim[]
  readonly namings: Naming[]
  readonly ranks: RankClaim[]
  readonly noTrade: NoTrade[]
}

/** Where the claims of a sentence go, and what stands about it. */
export interface SentenceOutput {
  readonly found: Statements
  readonly unread: Unread[]
  readonly place: (offset: number) => Place
}
