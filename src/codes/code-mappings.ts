import type { Breakdown, EditionLanguage, EditionWords } from '../trade/trade.ts'

/** Words in some languages; those of the others are those of the list, or of the file. */
export type MappedName = { readonly [language in EditionLanguage]?: string | undefined }

/** What a workspace says of a partner's customs code. */
export interface PartnerMapping {
  /** ISO 3166 alpha-3. That of another partner makes the code one more of that partner's. */
  readonly iso?: string | undefined
  readonly name?: MappedName | undefined
  /** Groups that the partner belongs to, in all months: `EU`. */
  readonly groups?: readonly string[] | undefined
}

/** What a workspace says of a place's customs code. */
export interface PlaceMapping {
  /** ISO 3166-2: `CN-FJ`. */
  readonly iso?: string | undefined
  readonly name?: MappedName | undefined
  /** As tables have it; by default the name. */
  readonly short?: MappedName | undefined
}

/** What a workspace says of the code of a customs procedure. */
export interface ProcedureMapping {
  readonly name?: MappedName | undefined
  readonly short?: MappedName | undefined
}

/** A group of partners that a workspace has beside ours, or one of ours in its place. */
export interface GroupMapping {
  readonly name: EditionWords
  /** What its members and their dates stand on. */
  readonly basis?: EditionWords | undefined
  readonly members: readonly GroupMember[]
}

/** A member of a group: ISO 3166 alpha-3, or `X` and a customs code; with ISO dates where it joined or left. */
export interface GroupMember {
  readonly partner: string
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** What a workspace says of customs codes, by code: those that our lists lack, or other words for those that they have. */
export interface CodeMappings {
  readonly partners?: Readonly<Record<string, PartnerMapping>> | undefined
  readonly places?: Readonly<Record<string, PlaceMapping>> | undefined
  readonly procedures?: Readonly<Record<string, ProcedureMapping>> | undefined
  /** By the id of the group. */
  readonly groups?: Readonly<Record<string, GroupMapping>> | undefined
}

/** Names of codes as files write them, by dimension and code. */
export type FileNames = { readonly [dimension in Breakdown]?: ReadonlyMap<string, string> }

/** What can be the customs code of a partner, place or procedure: up to eight digits, or up to four letters and digits. */
export const memberCodePattern = /^(?:\d{1,8}|[0-9A-Za-z]{1,4})$/
