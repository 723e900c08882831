import type { Month, MonthRange, Scope } from '../../trade/trade.ts'
import type { Coverage } from '../ledger-interface.ts'
import { isComplementary, type LoadRelation } from '../relation.ts'
import { isWholeWithin } from './series.ts'

/** What of a load says whether it has a slice whole. */
export type Part = Omit<Coverage, 'commodities'>

interface Overruling {
  /** Loads that the user declares complete although they look cut off. */
  readonly overruled?: readonly number[]
}

/** Whether a file speaks for all trade within some codes, rather than for a part of it. */
export const coversTrade = ({ scope, relation, relations }: Part, within?: Scope): boolean =>
  isWholeWithin(scope, within) &&
  relation !== 'filtered' &&
  !relations.some(({ kind, isLater }) => kind === 'excerpt' && isLater)

/**
 * Whether a file lacks rows of a month: rows are sorted by month, so one that is cut off has nothing of the months after,
 * and part of that one. A page that the next page of a group follows lacks nothing there.
 */
export const isCutOff = (
  { load, monthly, period, truncatedAt, relations }: Part,
  month: Month,
  { overruled = [] }: Overruling,
  group: readonly Part[] = [],
): boolean => {
  if (truncatedAt === null || overruled.includes(load)) return false
  // One without months lacks codes of its whole period.
  if (!monthly && period.from !== period.to) return true
  if (truncatedAt !== month) return truncatedAt < month
  const following = relations.filter(({ kind, isLater }) => kind === 'pages' && !isLater)
  return !following.some((page) => hasMonth(page, month) && group.some((part) => part.load === page.other))
}

/**
 * The files that have a slice together with one of them: the pages and the other parts of its query. Null where one of
 * these is not among the files that are seen, as it was published later.
 *
 * @param listing those that cover the slice.
 * @param seen all files of the cut that are seen.
 */
export function findGroup<Holding extends Part>(
  holding: Holding,
  listing: readonly Holding[],
  seen: readonly Part[],
  months: MonthRange,
): readonly Holding[] | null {
  const group = [holding]
  for (const part of group)
    for (const relation of part.relations) {
      if (!isTogether(relation) || !hasMonth(relation, months.from)) continue
      const other = listing.find(({ load }) => load === relation.other)
      if (other && !group.includes(other)) group.push(other)
      // One that is seen but does not cover the slice has nothing to do with it.
      if (!other && !seen.some(({ load }) => load === relation.other)) return null
    }
  return group
}

const isTogether = ({ kind }: LoadRelation): boolean => kind === 'pages' || isComplementary(kind)

const hasMonth = ({ months }: LoadRelation, month: Month): boolean =>
  months.from <= month && month <= months.to

/** Whether the files of a group are known to be the whole together: pages always, other parts where that is said. */
export const isSettled = (group: readonly Part[]): boolean =>
  group.some(({ relation }) => relation === 'part')
    ? group.length > 1
    : !group.some(({ relations }) =>
        relations.some(
          ({ kind, other }) => isComplementary(kind) && group.some(({ load }) => load === other),
        ),
      )
