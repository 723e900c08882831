import type { Breakdown, Flow, Month, Window } from '../../trade/trade.ts'
import type { Shown } from '../display.ts'

/** A customs code beside which a file has the name of another one of our list. */
export interface Misnamed {
  readonly file: string
  readonly dimension: Breakdown
  readonly code: string
  /** The name in the file. */
  readonly name: string
  /** The code whose name it is. */
  readonly other: string
}

/** Codes of a dimension that no list has, with the largest first. */
export interface UnlistedCodes {
  readonly flow: Flow
  readonly dimension: Breakdown
  readonly members: readonly UnlistedCode[]
  /** How many there are, `members` being the largest of them. */
  readonly count: number
}

export interface UnlistedCode {
  readonly code: string
  readonly name: string
  /** Its share in the value of each window. */
  readonly shares: readonly { readonly window: Window; readonly share: Shown }[]
}

/** The same of codes with wrong names, each with what the list calls it, and what it calls the other code. */
export interface MisnamedCode extends Misnamed {
  /** Null where the list does not have the code. */
  readonly ownName: string | null
  readonly otherName: string
}

/** A group that had other members a year before the brief's month. */
export interface ChangedGroup {
  readonly name: string
  readonly members: number
  readonly joined: readonly string[]
  readonly left: readonly string[]
}

/** What a brief says of codes: those that no list has, those with wrong names, and groups with other members. */
export interface CodeFacts {
  readonly month: Month
  readonly unlisted: readonly UnlistedCodes[]
  readonly misnamed: readonly MisnamedCode[]
  readonly changedGroups: readonly ChangedGroup[]
}
