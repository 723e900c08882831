import { partnerOfCode } from '../../../codes/partners.ts'
import { calendarMonthOf, type Month, yearOf } from '../../../trade/month.ts'
import type { Breakdown, Flow } from '../../../trade/terms.ts'
import type { Ground } from '../ground.ts'
import { binomialTail, type Members, presenceOf, tableOf } from './member-presence.ts'

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

export interface MemberMonth {
  readonly loads: readonly number[]
  readonly members: Members
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
export function filteredFiles(ground: Ground, flow: Flow): FilteredFile[] {
  const loads = new Set<number>()
  const found: FilteredFile[] = []
  for (const by of breakdowns) {
    const months = memberMonths(ground, flow, by)
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
}

function filteredBy(
  by: Breakdown,
  load: number,
  months: ReadonlyMap<Month, MemberMonth>,
): FilteredFile | null {
  const own = [...months].filter(([, { loads }]) => loads.length === 1 && loads[0] === load)
  const others = [...months].filter(([, { loads }]) => !loads.includes(load))
  const years = [...new Set(others.map(([month]) => yearOf(month)))]
  for (const year of years) {
    const references = others.filter(([month]) => yearOf(month) === year)
    const compared = subsetOf(own, references)
    if (compared)
      return {
        load,
        months: own.map(([month]) => month),
        by,
        otherLoads: references.flatMap(([, { loads }]) => loads),
        ...compared,
      }
  }
  return null
}

function subsetOf(
  own: readonly (readonly [Month, MemberMonth])[],
  references: readonly (readonly [Month, MemberMonth])[],
): Pick<FilteredFile, 'regular' | 'missing' | 'members' | 'lost'> | null {
  if (own.length === 0 || references.length < 3) return null
  const there = new Map(own.flatMap(([, { members }]) => [...members]))
  const before = references.map(([, { members }]) => members)
  const { names, columns } = tableOf([there, ...before])
  const [column = new Float64Array(0), ...others] = columns
  const { regular, missing } = presenceOf(names, column, others)
  const chance = absentByChance[Math.min(own.length, 3) - 1] ?? 0.02
  if (missing.length < Math.max(3, 0.1 * regular)) return null
  if (binomialTail(regular, missing.length, chance) > evidence) return null
  const known = new Set(before.flatMap((members) => [...members.keys()]))
  const added = [...there.keys()].filter((name) => !known.has(name)).length
  if (added > Math.max(1, 0.05 * there.size)) return null
  const sameMonths = references.filter(([month]) =>
    own.some(([one]) => calendarMonthOf(one) === calendarMonthOf(month)),
  )
  const lost = shareOf(missing, sameMonths.length > 0 ? sameMonths : references)
  return lost >= 0.03 ? { regular, missing, members: there.size, lost } : null
}

function shareOf(names: readonly string[], months: readonly (readonly [Month, MemberMonth])[]): number {
  const wanted = new Set(names)
  let [part, whole] = [0, 0]
  for (const [, { members }] of months)
    for (const [name, value] of members) {
      whole += value
      if (wanted.has(name)) part += value
    }
  return whole === 0 ? 0 : part / whole
}

/** The members of a dimension month by month; a renumbered partner is one. */
export function memberMonths({ history }: Ground, flow: Flow, by: Breakdown): Map<Month, MemberMonth> {
  const months = new Map<Month, { readonly loads: number[]; readonly members: Map<string, number> }>()
  const rows =
    by === 'partner'
      ? history.partners.map((row) => ({
          ...row,
          code: partnerOfCode(row.partner)?.codes.at(-1) ?? row.partner,
        }))
      : history.members.filter((row) => row.by === by)
  for (const { flow: its, month, load, code, value } of rows) {
    if (its !== flow) continue
    const known = months.get(month) ?? { loads: [] as number[], members: new Map<string, number>() }
    months.set(month, known)
    if (!known.loads.includes(load)) known.loads.push(load)
    known.members.set(code, (known.members.get(code) ?? 0) + Number(value))
  }
  return months
}
