import type { Month, MonthRange } from '../trade/trade.ts'

/**
 * What the user says of a file where its cells leave open how it relates to what is loaded.
 *
 * `revised`: it replaces what it covers. `filtered`: it lists a part of the trade and replaces nothing but the cells
 * that it lists. `part`: it is one of several files of one query (split by partner, place, procedure or page) that
 * are the whole trade together.
 */
export type StatedRelation = 'revised' | 'filtered' | 'part'

export const statedRelations: readonly StatedRelation[] = ['revised', 'filtered', 'part']

/** How the later of two loads of one series relates to the earlier one, in the slices that both cover. */
export type RelationKind =
  /** The same cells with the same values: it replaces the earlier one. */
  | 'same'
  /** It replaces the earlier one. */
  | 'revision'
  /** It lists some of the earlier one's cells with the same values, or is stated to be filtered: it replaces nothing. */
  | 'excerpt'
  /** They have no cell in common: complementary parts, of which neither is whole by itself. */
  | 'disjoint'
  /** They overlap and agree where they do: united, and neither is whole by itself. */
  | 'overlap'
  /** Stated to be parts of one query although they disagree in some cells: united. */
  | 'part'
  /** Consecutive pages of one query, which meet within one month: united and whole together. */
  | 'pages'
  /** Nobody has said; the later one's cells prevail and the earlier one's others stay. */
  | 'unresolved'

/** What two loads say of the slices (month and commodity) that both cover, within the codes that both are about. */
export interface OverlapStatistics {
  readonly cells: OverlapCells
  /** Whether the later load has no cell beyond these: only then can it be an excerpt of the earlier one. */
  readonly isContained: boolean
  /** By month, or by the period of files without months; ascending. */
  readonly periods: readonly OverlapPeriod[]
  /** Cells of both of which the earlier load gives a quantity and the later one, which is being loaded, none; absent for 0. */
  readonly quantitiesGone?: number
}

export interface OverlapCells {
  /** In both, with the same value, and the same quantities where both give them. */
  readonly equal: number
  readonly differing: number
  /** In the earlier load alone. */
  readonly gone: number
  /** In the later load alone. */
  readonly added: number
}

export interface OverlapPeriod {
  readonly period: MonthRange
  /** The value in the earlier and in the later load, in whole units of currency. */
  readonly earlier: bigint
  readonly later: bigint
  /** Codes among the earlier load's five largest partners (else places, else procedures) that the later one lacks. */
  readonly mainMembersGone: readonly string[]
}

/** The relation of a load to another one. */
export interface LoadRelation {
  /** The number of the other load. */
  readonly other: number
  readonly kind: RelationKind
  /** Whether the data of the load that has this relation are the later of the two; of pages, whether it follows. */
  readonly isLater: boolean
  /** The months that both are about. */
  readonly months: MonthRange
  readonly cells: OverlapCells
  /** The value of both in the slices that both cover. */
  readonly value: { readonly earlier: bigint; readonly later: bigint }
}

/** So many cells, or a hundredth of the earlier load's, may be gone in a revision. */
const fewCells = 5
const smallShare = 100

/** How many of the largest members of a period are looked at. */
export const mainMembers = 5

/**
 * Decides from the cells of two loads how the later relates to the earlier; null where neither has a cell.
 *
 * A later load that would remove more than a few cells, a main member or a hundredth of the value is never taken for a
 * revision (see `domain/reality.md`): it is an excerpt where all that it lists is as it was, and `undecided` otherwise.
 *
 * @example classifyOverlap({ cells: { equal: 90, differing: 10, gone: 0, added: 1 }, isContained: true, periods: [] }) // 'revision'
 */
export function classifyOverlap(
  overlap: OverlapStatistics,
): Exclude<RelationKind, 'part' | 'pages' | 'unresolved'> | 'undecided' | null {
  const { equal, differing, gone, added } = overlap.cells
  const [earlier, later] = [equal + differing + gone, equal + differing + added]
  if (earlier === 0) return later === 0 ? null : 'revision'
  if (gone === 0) return differing === 0 && added === 0 ? 'same' : 'revision'
  if (equal + differing === 0 && added > 0) return 'disjoint'
  if (isSmallLoss(overlap)) return 'revision'
  // A file without any cell is no excerpt: it says that there was no trade.
  if (differing === 0 && added === 0 && equal > 0 && overlap.isContained) return 'excerpt'
  if (differing === 0 && added > few(earlier)) return 'overlap'
  return 'undecided'
}

/** How many cells are few beside so many. */
const few = (cells: number): number => Math.max(fewCells, Math.floor(cells / smallShare))

/** Whether what the later load no longer lists is little: few cells, little value, and no main member of a month. */
function isSmallLoss({ cells: { equal, differing, gone }, periods }: OverlapStatistics): boolean {
  if (gone > few(equal + differing + gone)) return false
  const lost = periods.reduce((sum, { earlier, later }) => sum + (earlier > later ? earlier - later : 0n), 0n)
  const total = periods.reduce((sum, { earlier }) => sum + earlier, 0n)
  if (lost * BigInt(smallShare) > total) return false
  // Trade that moved to another cell of its month leaves the total as it was.
  return !periods.some(
    ({ earlier, later, mainMembersGone }) =>
      mainMembersGone.length > 0 && (earlier - later) * BigInt(smallShare) > earlier,
  )
}

/** What is said of the two loads of a pair. */
export interface StatedPair {
  /** Of the load whose data are the later. */
  readonly later: StatedRelation | undefined
  /** Of the load whose data are the earlier, where it was loaded after the other; its answer was about this pair. */
  readonly earlierLoadedSecond: StatedRelation | undefined
}

/**
 * The relation of a pair by its cells and by what is said of its loads.
 *
 * What is said of the later load decides all its pairs, but for pages, which their keys tell; `part` leaves what is a
 * revision of another part as it is. What is said of an earlier load decides only what its cells leave open.
 */
export function decideRelation(
  natural: RelationKind | 'undecided',
  { later, earlierLoadedSecond }: StatedPair,
): RelationKind | 'undecided' {
  if (natural === 'pages') return natural
  if (later === 'filtered') return 'excerpt'
  if (later === 'revised') return natural === 'same' ? natural : 'revision'
  if (natural !== 'undecided') return natural
  if (later === 'part' || earlierLoadedSecond === 'part') return 'part'
  return earlierLoadedSecond === undefined ? 'undecided' : 'revision'
}

/** Whether the later load of such a pair replaces the earlier one in what both cover. */
export const replaces = (kind: RelationKind): boolean => kind === 'same' || kind === 'revision'

/** Whether the loads of such a pair are parts of which neither is whole by itself. */
export const isComplementary = (kind: RelationKind): boolean =>
  kind === 'disjoint' || kind === 'overlap' || kind === 'part'

/** Whether what the loads of such a pair list is added up. */
export const isTogether = (kind: RelationKind): boolean => kind === 'pages' || isComplementary(kind)

/** The months that are in both of two ranges which share some. */
export const sharedMonths = (some: MonthRange, others: MonthRange): MonthRange => ({
  // The greater, or the lesser, of two months is a month.
  from: Math.max(some.from, others.from) as Month,
  to: Math.min(some.to, others.to) as Month,
})
