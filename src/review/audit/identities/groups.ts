import { groupMembers, groupOfId, isChinaMember } from '../../../codes/partners/partners.ts'
import type { Month } from '../../../trade/trade.ts'
import type { AuditedBrief, Entry, RankingTable } from '../brief/brief.ts'
import { atMost, type FigureIdentity } from '../identity.ts'
import { sum, times } from '../term.ts'
import { type Aspect, aspects, getAspect, listTerms } from './lookup.ts'
import { findWhole } from './rankings.ts'

/** Groups against their members among the ranked, by their membership at the brief's month (brief/anatomy, Numbers). */
export function groupIdentities(brief: AuditedBrief): FigureIdentity[] {
  return brief.rankings.flatMap((table) => {
    const { month } = brief
    if (month === null || table.dimension !== 'partner') return []
    return table.windows.flatMap((window) => {
      const ranked = table.ranked.filter((entry) => entry.window === window)
      const groups = firstOfEach(table.groups.filter((entry) => entry.window === window))
      return aspects.flatMap((aspect) => [
        ...groups.flatMap((group) => membership(brief, table, group, ranked, month, aspect)),
        ...apart(brief, table, groups, ranked, month, window, aspect),
      ])
    })
  })
}

/** A group that is listed again is looked at once: each is compared with all that are ranked. */
function firstOfEach(entries: readonly Entry[]): Entry[] {
  const found = new Map<string, Entry>()
  for (const entry of entries)
    if (groupOfId(entry.code) && !found.has(entry.code)) found.set(entry.code, entry)
  return [...found.values()]
}

/** The members of a group; China is one of them where a text of another reporter ranks it, or the mainland, as a partner. */
function membersAmong(
  { reporter }: AuditedBrief,
  group: string,
  month: Month,
  ranked: readonly Entry[],
): ReadonlySet<string> {
  const members = groupMembers(group, month)
  const hasChina = ranked.some(
    ({ code, name }) => code === 'CHN' && (reporter !== null || /大陆|mainland/.test(name)),
  )
  return hasChina && isChinaMember(group, month) ? new Set([...members, 'CHN']) : members
}

function membership(
  brief: AuditedBrief,
  { complete }: RankingTable,
  group: Entry,
  ranked: readonly Entry[],
  month: Month,
  aspect: Aspect,
): FigureIdentity[] {
  const members = membersAmong(brief, group.code, month, ranked)
  const inside = ranked.filter(({ code }) => members.has(code))
  const term = getAspect(group, aspect)
  const parts = listTerms(inside, aspect)
  const about = { window: group.window, before: aspect === 'base' }
  if (!term) return []
  const identities: FigureIdentity[] = []
  if (parts.length > 0) identities.push(atMost('groupMembers', sum(parts), term, about))
  const last = ranked.at(-1)
  const least = last && getAspect(last, aspect)
  // Ranks are of this year; they bound nothing of the year before.
  if (aspect !== 'base' && least && last && parts.length === inside.length) {
    const others = complete ? 0 : members.size - inside.length
    const isOwn = inside.includes(last)
    const listed = isOwn
      ? [...parts.slice(0, -1), times(others + 1, least)]
      : [...parts, times(others, least)]
    identities.push(atMost('groupCeiling', term, sum(listed), about))
  }
  return identities
}

/** Groups without a common member, and the ranked outside all of them, are parts of the total. */
function apart(
  brief: AuditedBrief,
  table: RankingTable,
  groups: readonly Entry[],
  ranked: readonly Entry[],
  month: Month,
  window: string,
  aspect: Aspect,
): FigureIdentity[] {
  const covered = new Set<string>()
  const disjoint = groups.filter(({ code }) => {
    const members = membersAmong(brief, code, month, ranked)
    if ([...members].some((member) => covered.has(member))) return false
    for (const member of members) covered.add(member)
    return true
  })
  const outside = ranked.filter(({ code }) => !covered.has(code))
  const parts = listTerms([...disjoint, ...outside], aspect)
  const total = findWhole(brief, table, window, aspect)
  if (disjoint.length === 0 || parts.length === 0 || !total) return []
  return [atMost('groupsApart', sum(parts), total, { window, before: aspect === 'base' })]
}
