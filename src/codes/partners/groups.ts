import { getCalendarMonth, getYear, type Localized, type Month } from '../../trade/trade.ts'
import { readCodeList } from '../code-table.ts'
import members from './group-members.csv'
import list from './groups.csv'
import { partnerOfCode } from './partner-list.ts'

/** A group of partners with dated membership: ASEAN, EU, RCEP … */
export interface Group {
  readonly id: string
  readonly name: Localized
  /** What its members and their dates stand on. */
  readonly basis: Localized
}

interface Membership {
  /** The partner's customs code. */
  readonly code: string
  /** ISO dates; empty where it has no known beginning or end. */
  readonly from: string
  readonly to: string
}

const byId = new Map<string, Group>()
for (const { group = '', zh = '', en = '', basis_zh = '', basis_en = '' } of readCodeList(list))
  byId.set(group, { id: group, name: { zh, en }, basis: { zh: basis_zh, en: basis_en } })

const membershipsOf = new Map<string, Membership[]>()
for (const { group = '', partner: code = '', from = '', to = '' } of readCodeList(members)) {
  if (!partnerOfCode(code))
    throw new Error(`group ${group} has a member that the list of partners lacks: ${code}`)
  membershipsOf.set(group, [...(membershipsOf.get(group) ?? []), { code, from, to }])
}

export const groupOfId = (id: string): Group | undefined => byId.get(id)

export const groups = (): readonly Group[] => [...byId.values()]

/**
 * The customs codes of the partners that belong to a group when a month closes: who has joined by its last day, and
 * has not left by then. A membership that ends with that day has ended, so that the European Union has 27 members
 * from January 2020 on, as customs counts it (brief/conventions, Groups). A comparison applies this one composition,
 * of its own last month, to both sides, and so do all figures of a brief.
 */
export function groupMemberCodes(id: string, month: Month): readonly string[] {
  return (membershipsOf.get(id) ?? []).filter((dates) => isMemberIn(dates, month)).map(({ code }) => code)
}

/** Whether a membership of these dates, ISO 8601 or empty, holds when a month closes. */
export function isMemberIn(
  { from, to }: { readonly from: string; readonly to: string },
  month: Month,
): boolean {
  const lastDay = lastDayOf(month)
  return from <= lastDay && (to === '' || to > lastDay)
}

/** Groups that China belongs to, by the day from which on: our list of members is that of its partners. */
const groupsOfChina: Readonly<Record<string, string>> = {
  ...{ RCEP: '', APEC: '1991-11-12', BRICS: '2009-06-16', SCO: '2001-06-15', GACC_ASIA: '' },
}

/** Whether China belongs to a group when a month closes, as it does where others report their trade with it. */
export const isChinaMember = (id: string, month: Month): boolean =>
  Object.hasOwn(groupsOfChina, id) && isMemberIn({ from: groupsOfChina[id] ?? '', to: '' }, month)

/** The ids of these partners by our own lists. */
export const groupMembers = (id: string, month: Month): ReadonlySet<string> =>
  new Set(groupMemberCodes(id, month).flatMap((code) => partnerOfCode(code)?.id ?? []))

function lastDayOf(month: Month): string {
  const day = new Date(Date.UTC(getYear(month), getCalendarMonth(month), 0)).getUTCDate()
  return `${getYear(month)}-${String(getCalendarMonth(month)).padStart(2, '0')}-${day}`
}
