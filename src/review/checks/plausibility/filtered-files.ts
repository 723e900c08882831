import { type Breakdown, type Flow, getCalendarMonth, getYear, type Month } from '../../../trade/trade.ts'
import { type MemberMonth, memberMonths } from './member-months.ts'
import { binomialTail, createMemberTable, measurePresence } from './member-presence.ts'
import { oncePerHistory } from './per-history.ts'

/** A load that lacks members which other years have month after month. */
export interface FilteredFile {
  readonly load: number
  readonly months: readonly Month[]
  readonly by: Breakdown
  /** How many members other months nearly always have, and those of them that the load never has, the largest first. */
  readonly regular: number
  readonly missing: readonly string[]
  /** How many members the load has. */
  readonly members: number
  /** Which part of the trade of the other months the missing ones have. */
  readonly lost: number
  readonly otherLoads: readonly number[]
}

/** How often a regular member has no trade in all the months of a load, by how many these are: 1, 2, more. */
const absentByChance = [0.08, 0.04, 0.02] as const

/** A decimal logarithm of a probability. */
const evidence = -6

const breakdowns = ['partner', 'place', 'procedure'] as const

/**
 * Loads whose members are a strict subset of those of another year: many of the partners, places or procedures that
 * are there month after month are in none of their months, and hardly any new ones are. Of regular members one in
 * fifty leaves for good in a year.
 */
export const filteredFiles = oncePerHistory((history, flow: Flow): readonly FilteredFile[] => {
  const loads = new Set<number>()
  const found: FilteredFile[] = []
  for (const by of breakdowns) {
    const months = memberMonths(history, flow, by)
    const ids = new Set([...months.values()].flatMap((month) => month.loads))
    for (const load of ids) {
      if (loads.has(load)) continue
      const filtered = filteredBy(by, load, months)
      if (!filtered) continue
      loads.add(load)
      found.push(filtered)
    }
  }
  return found
})

function filteredBy(
  by: Breakdown,
  load: number,
  months: ReadonlyMap<Month, MemberMonth>,
): FilteredFile | null {
  const current = [...months].filter(([, { loads }]) => loads.length === 1 && loads[0] === load)
  const others = [...months].filter(([, { loads }]) => !loads.includes(load))
  const years = [...new Set(others.map(([month]) => getYear(month)))]
  for (const year of years) {
    const references = others.filter(([month]) => getYear(month) === year)
    const compared = subsetOf(current, references)
    if (compared)
      return {
        load,
        months: current.map(([month]) => month),
        by,
        otherLoads: references.flatMap(([, { loads }]) => loads),
        ...compared,
      }
  }
  return null
}

function subsetOf(
  current: readonly (readonly [Month, MemberMonth])[],
  references: readonly (readonly [Month, MemberMonth])[],
): Pick<FilteredFile, 'regular' | 'missing' | 'members' | 'lost'> | null {
  if (current.length === 0 || references.length < 3) return null
  const present = new Map(current.flatMap(([, { members }]) => [...members]))
  const before = references.map(([, { members }]) => members)
  const { names, columns } = createMemberTable([present, ...before])
  const [column = new Float64Array(0), ...others] = columns
  const { regular, missing } = measurePresence(names, column, others)
  const chance = absentByChance[Math.min(current.length, 3) - 1] ?? 0.02
  if (missing.length < Math.max(3, 0.1 * regular)) return null
  if (binomialTail(regular, missing.length, chance) > evidence) return null
  const seen = new Set(before.flatMap((members) => [...members.keys()]))
  const added = [...present.keys()].filter((name) => !seen.has(name)).length
  if (added > Math.max(1, 0.05 * present.size)) return null
  const sameMonths = references.filter(([month]) =>
    current.some(([item]) => getCalendarMonth(item) === getCalendarMonth(month)),
  )
  const lost = shareOf(missing, sameMonths.length > 0 ? sameMonths : references)
  return lost >= 0.03 ? { regular, missing, members: present.size, lost } : null
}

function shareOf(names: readonly string[], months: readonly (readonly [Month, MemberMonth])[]): number {
  const wanted = new Set(names)
  let [part, total] = [0, 0]
  for (const [, { members }] of months)
    for (const [name, value] of members) {
      total += value
      if (wanted.has(name)) part += value
    }
  return total === 0 ? 0 : part / total
}
