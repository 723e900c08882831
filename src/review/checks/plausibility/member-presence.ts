/** Which of the members that are nearly always there are missing from a month. */
export interface Presence {
  /** How many members nearly every month of comparison has. */
  readonly regular: number
  /** Those of them that the month lacks, the largest first. */
  readonly missing: readonly string[]
  /** Which part is missing of the largest third, and of the smallest third. */
  readonly missingLarge: number
  readonly missingSmall: number
  /** How many belong to the largest third. */
  readonly large: number
  /** Of the five largest. */
  readonly missingTopFive: number
  /**
   * Decimal logarithm of how probable the longest run of missing members is that follow one another in a file, if
   * members were missing by chance as often as those outside of the run.
   */
  readonly runEvidence: number
}

/** Members by name, each with its value. */
export type Members = ReadonlyMap<string, number>

/** Values of members in months; NaN where a month lacks one. */
export interface MemberTable {
  readonly names: readonly string[]
  readonly columns: readonly Float64Array[]
}

/** Months with members of their own as columns over all names. */
export function createMemberTable(months: readonly Members[]): MemberTable {
  const places = new Map<string, number>()
  for (const month of months)
    for (const name of month.keys()) if (!places.has(name)) places.set(name, places.size)
  const columns = months.map((month) => {
    const column = new Float64Array(places.size).fill(Number.NaN)
    for (const [name, value] of month) column[places.get(name) ?? 0] = value
    return column
  })
  return { names: [...places.keys()], columns }
}

/** A member may lack in one of so many months and is regular all the same. */
const months = 8

interface Regular {
  readonly name: string
  readonly value: number
  readonly isMissing: boolean
}

/**
 * Compares the members of a month with those of other months. Shipments of a small member come and go; members that
 * are there month after month do not vanish many at a time, least of all next to one another in the order of a file.
 *
 * @param column of the month.
 * @param references of the others.
 * @param orders names as a file may order them; by default their own order.
 */
export function measurePresence(
  names: readonly string[],
  column: Float64Array,
  references: readonly Float64Array[],
  orders: readonly ((name: string) => string)[] = [(name) => name],
): Presence {
  const needed = Math.max(1, references.length - Math.floor(references.length / months))
  const regular: Regular[] = []
  for (const [index, name] of names.entries()) {
    let [count, sum] = [0, 0]
    for (const reference of references) {
      const value = reference[index] ?? Number.NaN
      if (Number.isNaN(value)) continue
      count++
      sum += value
    }
    if (count >= needed)
      regular.push({ name, value: sum / count, isMissing: Number.isNaN(column[index] ?? Number.NaN) })
  }
  regular.sort((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1))
  const large = Math.floor(regular.length / 3)
  const part = (some: typeof regular) => count(some) / Math.max(1, some.length)
  return {
    regular: regular.length,
    missing: regular.flatMap(({ name, isMissing }) => (isMissing ? [name] : [])),
    missingLarge: part(regular.slice(0, large)),
    missingSmall: part(regular.slice(regular.length - large)),
    large,
    missingTopFive: count(regular.slice(0, 5)),
    runEvidence: Math.min(0, ...orders.map((order) => runEvidence(regular, order))),
  }
}

const count = (members: readonly { readonly isMissing: boolean }[]): number =>
  members.filter(({ isMissing }) => isMissing).length

interface Placed {
  readonly place: string
  /** What the order sorts by first, of what differs at all: the partner, where there is one commodity. */
  readonly group: string
  readonly isMissing: boolean
}

function runEvidence(regular: readonly Regular[], order: (name: string) => string): number {
  if (count(regular) < 2) return 0
  const ordered = placed(regular.map(({ name, isMissing }) => ({ place: order(name), isMissing })))
  let longest = 0
  for (const run of runsOfMissing(ordered)) longest = Math.max(longest, unexplained(run, ordered))
  if (longest === 0) return 0
  const outside = ordered.length - longest
  const rate = Math.min(0.99, (count(ordered) - longest + 0.5) / (outside + 1))
  return Math.log10(Math.max(1, ordered.length * (1 - rate))) + longest * Math.log10(rate)
}

function placed(members: readonly Omit<Placed, 'group'>[]): Placed[] {
  const sorted = [...members].sort((a, b) => (a.place < b.place ? -1 : 1))
  const parts = sorted.map(({ place }) => place.split(' '))
  const first = parts[0] ?? []
  const differing = first.findIndex((part, index) => parts.some((other) => other[index] !== part))
  return sorted.map((member, position) => ({
    ...member,
    group: parts[position]?.[Math.max(0, differing)] ?? '',
  }))
}

function runsOfMissing(ordered: readonly Placed[]): Placed[][] {
  const runs: Placed[][] = [[]]
  for (const member of ordered)
    if (member.isMissing) runs.at(-1)?.push(member)
    else if (runs.at(-1)?.length) runs.push([])
  return runs
}

/**
 * How many members of a run want an explanation: that one or two partners, places or commodities stop trading wholly
 * is an event, not a gap in a file, however many members each of them has.
 */
function unexplained(run: readonly Placed[], ordered: readonly Placed[]): number {
  const groups = new Map<string, number>()
  for (const { group } of run) groups.set(group, (groups.get(group) ?? 0) + 1)
  const sizeOf = (group: string) => ordered.filter((member) => member.group === group).length
  const stopped = [...groups].filter(([group, missing]) => missing > 1 && missing === sizeOf(group))
  if (stopped.length > 2) return run.length
  return run.length - stopped.reduce((sum, [, missing]) => sum + missing - 1, 0)
}

/** Decimal logarithm of the probability of so many successes or more in so many trials. */
export function binomialTail(trials: number, successes: number, probability: number): number {
  if (successes <= 0) return 0
  let term = trials * Math.log(1 - probability)
  let sum = 0
  for (let k = 0; k <= trials; k++) {
    if (k >= successes) sum += Math.exp(term)
    term += Math.log((trials - k) / (k + 1)) + Math.log(probability / (1 - probability))
  }
  return sum > 0 ? Math.log10(sum) : -300
}
