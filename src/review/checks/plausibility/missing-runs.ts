import { getYear } from '../../../trade/trade.ts'
import type { TradeMonth } from './monthly-trade.ts'

/** Members that follow one another in a file and are all missing from a month. */
export interface MissingRun {
  /**
   * Decimal logarithm of the probability that they are missing by chance, times the number of places where such a run
   * could begin.
   */
  readonly evidence: number
  /** How many of them the month would have, going by how often other months have each. */
  readonly expected: number
}

/** Fewer expected members tell nothing: that many stop trading together now and then. */
const fewestExpected = 4

/**
 * The most improbable run of members that a month lacks. A file is sorted by code, so that a download that broke off
 * lacks all members above a point, and one that lost a block of rows all between two points, the sporadic ones too.
 * Each counts by how often the other months have it, and by how many of those outside of the run are there: in a
 * quiet month all are there less often. Members are commodity and partner; without partners there is no run.
 *
 * @param peers all months, which tell the commodities that a year has at all: codes end with a nomenclature.
 */
export function findMissingRun(
  month: TradeMonth,
  references: readonly TradeMonth[],
  peers: readonly TradeMonth[],
): MissingRun | null {
  const members = expectedMembers(month, references, peers)
  const isOneCommodity = new Set(members.map(({ commodity }) => commodity)).size === 1
  const runs = (isOneCommodity ? orders.slice(0, 1) : orders).map((order) => longestRun(members, order))
  return runs.reduce((best, run) => (run && (!best || run.evidence < best.evidence) ? run : best), null)
}

interface ExpectedMember {
  readonly commodity: string
  readonly partner: string
  /** How often the other months have it, below 1. */
  readonly frequency: number
  readonly isMissing: boolean
}

function expectedMembers(
  month: TradeMonth,
  references: readonly TradeMonth[],
  peers: readonly TradeMonth[],
): ExpectedMember[] {
  const traded = commoditiesOfYear(month, peers)
  return month.names.flatMap((name, index) => {
    const [commodity = '', partner] = name.split(' ')
    if (partner === undefined || !traded.has(commodity)) return []
    const count = references.filter(({ amounts }) => isPresent(amounts.values, index)).length
    if (count === 0) return []
    const isMissing = !isPresent(month.amounts.values, index)
    return [{ commodity, partner, frequency: count / (references.length + 1), isMissing }]
  })
}

const isPresent = (values: Float64Array, index: number): boolean => !Number.isNaN(values[index] ?? Number.NaN)

function commoditiesOfYear(month: TradeMonth, peers: readonly TradeMonth[]): ReadonlySet<string> {
  const ofYear = peers.filter((peer) => getYear(peer.month) === getYear(month.month))
  const present = new Set<string>()
  for (const [index, name] of month.names.entries())
    if (ofYear.some(({ amounts }) => isPresent(amounts.values, index))) present.add(name.split(' ')[0] ?? '')
  return present
}

/** What a file sorts by first, and then. */
type Order = readonly ['commodity', 'partner'] | readonly ['partner', 'commodity']

const orders: readonly Order[] = [
  ['partner', 'commodity'],
  ['commodity', 'partner'],
]

function longestRun(members: readonly ExpectedMember[], order: Order): MissingRun | null {
  const key = (member: ExpectedMember) => `${member[order[0]]} ${member[order[1]]}`
  const sorted = members
    .map((member) => ({ member, key: key(member) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ member }) => member)
  const sizes = countBy(sorted, order[0])
  const expected = sumFrequencies(sorted)
  const present = sorted.filter(({ isMissing }) => !isMissing).length
  const runs = runsOfMissing(sorted).map((run) => {
    const counted = withoutStopped(run, order[0], sizes)
    const outside = expected - sumFrequencies(run)
    const activity = Math.min(1, (present + 0.5) / (outside + 0.5))
    const chance = counted.reduce((sum, { frequency }) => sum + Math.log10(1 - activity * frequency), 0)
    return { evidence: chance + Math.log10(sorted.length), expected: sumFrequencies(counted) }
  })
  return runs
    .filter((run) => run.expected >= fewestExpected)
    .reduce<MissingRun | null>((best, run) => (!best || run.evidence < best.evidence ? run : best), null)
}

const sumFrequencies = (members: readonly ExpectedMember[]): number =>
  members.reduce((sum, { frequency }) => sum + frequency, 0)

function countBy(members: readonly ExpectedMember[], by: Order[0]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const member of members) counts.set(member[by], (counts.get(member[by]) ?? 0) + 1)
  return counts
}

function runsOfMissing(sorted: readonly ExpectedMember[]): ExpectedMember[][] {
  const runs: ExpectedMember[][] = [[]]
  for (const member of sorted)
    if (member.isMissing) runs.at(-1)?.push(member)
    else if (runs.at(-1)?.length) runs.push([])
  return runs
}

/** A partner, or a commodity, of which all members are missing counts once: that it stops trading is one event. */
function withoutStopped(
  run: readonly ExpectedMember[],
  by: Order[0],
  sizes: ReadonlyMap<string, number>,
): ExpectedMember[] {
  const missing = countBy(run, by)
  const most = new Map<string, ExpectedMember>()
  for (const member of run) {
    const expectedMember = most.get(member[by])
    if (!expectedMember || expectedMember.frequency < member.frequency) most.set(member[by], member)
  }
  return run.filter((member) => {
    const group = member[by]
    return missing.get(group) !== sizes.get(group) || most.get(group) === member
  })
}
