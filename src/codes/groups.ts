import type { Localized } from '../trade/language.ts'
import { calendarMonthOf, type Month, yearOf } from '../trade/month.ts'
import members from './group-members.csv'
import list from './groups.csv'
import { partnerOfCode } from './partners.ts'
import { readCodeList } from './table.ts'

/** A group of partners with dated membership: ASEAN, EU, RCEP … */
export interface Group {
  readonly id: string
  readonly name: Localized
}

interface Membership {
  readonly partner: string
  /** ISO dates; empty where it has no known beginning or end. */
  readonly from: string
  readonly to: string
}

const byId = new Map<string, Group>()
for (const { group = '', zh = '', en = '' } of readCodeList(list))
  byId.set(group, { id: group, name: { zh, en } })

const membershipsOf = new Map<string, Membership[]>()
for (const { group = '', partner = '', from = '', to = '' } of readCodeList(members)) {
  const known = partnerOfCode(partner)
  if (!known) throw new Error(`group ${group} has a member that the list of partners lacks: ${partner}`)
  membershipsOf.set(group, [...(membershipsOf.get(group) ?? []), { partner: known.id, from, to }])
}

export const groupOfId = (id: string): Group | undefined => byId.get(id)

export const groups = (): readonly Group[] => [...byId.values()]

/**
 * The ids of the partners that belong to a group at the end of a month. A comparison applies this one
 * composition, of its own month, to both sides.
 */
export function groupMembers(id: string, at: Month): ReadonlySet<string> {
  const lastDay = `${yearOf(at)}-${String(calendarMonthOf(at)).padStart(2, '0')}-31`
  const current = (membershipsOf.get(id) ?? []).filter(
    ({ from, to }) => from <= lastDay && (to === '' || to >= lastDay),
  )
  return new Set(current.map(({ partner }) => partner))
}
