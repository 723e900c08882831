import type { EditionLanguage, Localized } from '../../trade/trade.ts'
import type { Role } from '../../workspace/project/tokens/tokens.ts'
import type { Channel, Entry, EntryOf, FileDigest } from './entry.ts'

/**
 * The states of a version, in their order. `amended`: a later version was published in its place. `withdrawn`: it is
 * not to be used, whether it was published before or not.
 */
export const releaseStates = [
  'draft',
  'inReview',
  'signed',
  'scheduled',
  'published',
  'amended',
  'withdrawn',
] as const
export type ReleaseState = (typeof releaseStates)[number]

/** Who acts. */
export interface Actor {
  readonly name: string
  readonly role: Role
}

/** Who must take part: `releases` of `tradebrief.yaml`. */
export interface ReleaseRules {
  /** Whether who signs must have neither submitted nor approved the version. */
  readonly twoPeople: boolean
  /** Whether a reviewer who did not submit it must have approved it. */
  readonly approval: boolean
  /** Whether steps are taken at the desk alone, where people sign in. */
  readonly deskOnly: boolean
}

/** Under what circumstances something is asked for. */
export interface Situation {
  readonly actor: Actor
  readonly now: Date
  readonly rules: ReleaseRules
  readonly channel: Channel
  /** The user of the operating system, at the command line. */
  readonly systemUser?: string | undefined
  readonly reason?: string | null | undefined
}

/** Who did something, and when (ISO 8601). */
export interface Act {
  readonly person: string
  readonly at: string
  readonly reason: string | null
}

export interface Comment {
  /** Its number among those of its version, from 1. */
  readonly id: number
  readonly place: string
  readonly text: string
  readonly person: string
  readonly at: string
  readonly assignee: string | null
  readonly answers: readonly { readonly person: string; readonly at: string; readonly text: string }[]
  readonly resolved: Act | null
}

/** A version of a brief on its way to being published, as the entries of the journal have made it. */
export interface Version {
  readonly number: number
  readonly state: ReleaseState
  readonly languages: readonly EditionLanguage[]
  /** The number of the version that it is to replace, where it is an amendment, and why. */
  readonly replaces: { readonly version: number; readonly reason: string } | null
  /** As it was submitted last. */
  readonly submission:
    | (Act & {
        readonly files: readonly FileDigest[]
        readonly warnings: readonly Localized[]
        readonly openPoints: readonly Localized[]
      })
    | null
  /** All who have submitted it. */
  readonly authors: readonly string[]
  /** Of what was submitted last. */
  readonly approvals: readonly Act[]
  readonly signature:
    | (Act & {
        readonly folder: string
        readonly seal: string
        readonly rules: EntryOf<'sign'>['rules']
        readonly openPoints: readonly Localized[]
      })
    | null
  readonly schedule: { readonly embargo: string; readonly earlyAccess: readonly string[] } | null
  /** ISO 8601; of a scheduled one, the minute that it was scheduled for. */
  readonly publishedAt: string | null
  /** The version that was published in its place. */
  readonly replacedBy: number | null
  readonly withdrawal: Act | null
  readonly comments: readonly Comment[]
  readonly history: readonly Entry[]
}

/** The brief of a product and period, with its versions in their order; none before the first is begun. */
export interface BriefRelease {
  readonly product: string
  readonly period: string
  readonly versions: readonly Version[]
}

/** What is asked for: an entry without what the situation and the version say. */
type RequestOf<Action extends Entry['action'], Key extends string = never> = {
  readonly action: Action
  /** Which version; by default the one that is at work, else the latest. */
  readonly version?: number | undefined
} & Pick<EntryOf<Action>, Extract<Key, keyof EntryOf<Action>>>

export type ReleaseRequest =
  | RequestOf<'submit', 'languages' | 'files' | 'warnings' | 'openPoints'>
  | RequestOf<'approve'>
  | RequestOf<'return'>
  | (RequestOf<'sign', 'folder' | 'seal' | 'openPoints'> & {
      /** The files as they are now: they must be those that were submitted. */
      readonly files: readonly FileDigest[]
    })
  | RequestOf<'schedule', 'embargo' | 'earlyAccess'>
  | RequestOf<'publish'>
  | RequestOf<'amend'>
  | RequestOf<'withdraw'>
  | RequestOf<'comment', 'place' | 'text' | 'assignee'>
  | RequestOf<'answer', 'comment' | 'text'>
  | RequestOf<'assign', 'comment' | 'assignee'>
  | RequestOf<'resolve', 'comment'>
  | RequestOf<'reopen', 'comment'>

export type ReleaseAction = Entry['action']

/** Whether two names are of one person: case, width and surrounding spaces make no other person. */
export const isSamePerson = (name: string, other: string): boolean => fold(name) === fold(other)

const fold = (name: string): string => name.normalize('NFKC').trim().toLowerCase()
