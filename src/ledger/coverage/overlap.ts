import type { MonthRange } from '../../trade/trade.ts'
import { mainMembers, type OverlapPeriod, type OverlapStatistics } from '../relation.ts'

/** What two loads say of one member (a partner, else a place, else a procedure) in one period, where both cover it. */
export interface ComparedMember {
  readonly period: MonthRange
  /** Its code; empty where the cut has none. */
  readonly member: string
  /** Cells that both have, and that one has alone. */
  readonly equal: number
  readonly differing: number
  readonly onlyEarlier: number
  readonly onlyLater: number
  /** Of those that both have, how many have a quantity in the earlier load alone. */
  readonly quantitiesGone: number
  readonly earlier: bigint
  readonly later: bigint
}

/** What a new load and one of its rivals say of a member in a period: `own` is of the new load. */
export interface ComparedRow<Rival>
  extends Omit<ComparedMember, 'onlyEarlier' | 'onlyLater' | 'earlier' | 'later'> {
  /** Of those that both have, how many have a quantity in the rival alone. */
  readonly quantitiesGone: number
  readonly rival: Rival
  readonly onlyOwn: number
  readonly onlyTheirs: number
  readonly own: bigint
  readonly theirs: bigint
}

/** The same by the dates of their data. */
export const orientedRow = <Rival>(
  { onlyOwn, onlyTheirs, own, theirs, quantitiesGone, ...row }: ComparedRow<Rival>,
  isOwnLater: boolean,
): ComparedMember => ({
  ...row,
  onlyEarlier: isOwnLater ? onlyTheirs : onlyOwn,
  onlyLater: isOwnLater ? onlyOwn : onlyTheirs,
  earlier: isOwnLater ? theirs : own,
  later: isOwnLater ? own : theirs,
  quantitiesGone: isOwnLater ? quantitiesGone : 0,
})

/**
 * The statistics of two loads, from those of the members of each period.
 *
 * @param laterCells how many cells the later load has altogether.
 */
export function measureOverlap(members: readonly ComparedMember[], laterCells: number): OverlapStatistics {
  const count = (key: 'equal' | 'differing' | 'onlyEarlier' | 'onlyLater' | 'quantitiesGone') =>
    members.reduce((sum, member) => sum + member[key], 0)
  const byPeriod = new Map<string, ComparedMember[]>()
  for (const member of members) {
    const key = `${member.period.from} ${member.period.to}`
    const comparedMembers = byPeriod.get(key)
    if (comparedMembers) comparedMembers.push(member)
    else byPeriod.set(key, [member])
  }
  const cells = {
    equal: count('equal'),
    differing: count('differing'),
    gone: count('onlyEarlier'),
    added: count('onlyLater'),
  }
  const quantitiesGone = count('quantitiesGone')
  return {
    cells,
    ...(quantitiesGone > 0 && { quantitiesGone }),
    isContained: cells.equal + cells.differing + cells.added === laterCells,
    periods: [...byPeriod.values()]
      .flatMap((current) => periodOf(current) ?? [])
      .sort((a, b) => a.period.from - b.period.from || a.period.to - b.period.to),
  }
}

function periodOf(members: readonly ComparedMember[]): OverlapPeriod | null {
  const [first] = members
  if (!first) return null
  const largest = members
    .filter(
      ({ member, equal, differing, onlyEarlier }) => member !== '' && equal + differing + onlyEarlier > 0,
    )
    .sort((a, b) =>
      a.earlier === b.earlier ? (a.member < b.member ? -1 : 1) : a.earlier > b.earlier ? -1 : 1,
    )
    .slice(0, mainMembers)
  return {
    period: first.period,
    earlier: members.reduce((sum, { earlier }) => sum + earlier, 0n),
    later: members.reduce((sum, { later }) => sum + later, 0n),
    mainMembersGone: largest
      .filter(({ equal, differing, onlyLater }) => equal + differing + onlyLater === 0)
      .map(({ member }) => member),
  }
}
