import { followsByName } from '../../src/ledger/coverage/pages.ts'
import { limitedDimensions, toSeries } from '../../src/ledger/coverage/series.ts'
import type { Load, TracedRow } from '../../src/ledger/ledger-interface.ts'
import {
  classifyOverlap,
  decideRelation,
  type OverlapStatistics,
  type RelationKind,
  sharedMonths,
} from '../../src/ledger/relation.ts'
import type { MonthRange } from '../../src/trade/month.ts'
import { breakdowns } from '../../src/trade/terms.ts'

// How two loads of a ledger in memory relate, told of plain lists.

/** A load with its rows. */
export interface Held {
  readonly load: Omit<Load, 'relations'>
  readonly instant: number
  readonly rows: readonly TracedRow[]
}

export const byPrecedence = (a: Held, b: Held): number => a.instant - b.instant || a.load.id - b.load.id
export const isLater = (a: Held, b: Held): boolean => byPrecedence(a, b) > 0

export const cellKey = ({ period, commodity, partner, procedure, place }: TracedRow): string =>
  [period.from, period.to, commodity, partner, procedure, place].join()

/** Two loads of one series with what the later says of the earlier. */
export interface Pair {
  readonly earlier: Held
  readonly later: Held
  readonly kind: RelationKind | 'undecided'
  readonly months: MonthRange
  readonly statistics: OverlapStatistics
}

export type Slice = Pick<TracedRow, 'period' | 'commodity'>

/** Whether a load speaks for a month, or a whole period, of a commodity. */
export function covers(held: Held, { period, commodity }: Slice): boolean {
  const { load } = held
  const { monthly, truncatedAt, uncoveredMonths } = load
  if (!lists(held, commodity)) return false
  const { from, to } = period
  if (!monthly) return truncatedAt === null && from === load.period.from && to === load.period.to
  return (
    from === to &&
    load.period.from <= from &&
    from <= load.period.to &&
    !uncoveredMonths.includes(from) &&
    (truncatedAt === null || from < truncatedAt)
  )
}

export const lists = ({ load, rows }: Held, commodity: string): boolean =>
  !load.cut.includes('commodity') ||
  load.commodities.includes(commodity) ||
  rows.some((row) => row.commodity === commodity)

/** Whether a row is of what a load was filtered to. */
export const isInScope = ({ load }: Held, row: TracedRow): boolean =>
  limitedDimensions(load.scope)
    .filter((dimension) => load.cut.includes(dimension))
    .every((dimension) => load.scope[dimension]?.includes(row[dimension] ?? ''))

/** All pairs of loads that say something of the same. */
export function pairsOf(held: readonly Held[]): Pair[] {
  const ordered = [...held].sort(byPrecedence)
  return ordered.flatMap((later, index) =>
    ordered.slice(0, index).flatMap((earlier) => pairOf(earlier, later) ?? []),
  )
}

function pairOf(earlier: Held, later: Held): Pair | null {
  if (toSeries(earlier.load) !== toSeries(later.load)) return null
  const listed = [earlier, later].flatMap(({ load, rows }) => [
    ...load.commodities,
    ...rows.map(({ commodity }) => commodity),
  ])
  const common = listed.some((code) => lists(earlier, code) && lists(later, code))
  if (earlier.load.cut.includes('commodity') && !common) return null
  const statistics = compare(earlier, later)
  const boundary = boundaryOf(earlier, later) ?? boundaryOf(later, earlier)
  const natural = boundary === null ? classifyOverlap(statistics) : 'pages'
  if (natural === null) return null
  const kind = decideRelation(natural, {
    later: later.load.relation,
    earlierLoadedSecond: earlier.load.id > later.load.id ? earlier.load.relation : undefined,
  })
  return {
    earlier,
    later,
    kind,
    months: boundary ?? sharedMonths(earlier.load.period, later.load.period),
    statistics,
  }
}

/** What both say of what both cover. */
function compare(earlier: Held, later: Held): OverlapStatistics {
  const common = (row: TracedRow) =>
    [earlier, later].every((held) => covers(held, row) && isInScope(held, row))
  const [before, after] = [earlier, later].map(({ rows }) => rows.filter(common))
  if (!before || !after) throw new Error('two loads have two lists of rows')
  const [old, now] = [grouped(before, cellKey), grouped(after, cellKey)]
  const both = [...old].flatMap(([key, rows]) => {
    const others = now.get(key)
    return others ? [{ rows, others }] : []
  })
  const differing = both.filter(({ rows, others }) => differ(rows, others)).length
  const unmeasured = both.filter(({ rows, others }) => isMeasured(rows) && !isMeasured(others)).length
  const periods = grouped([...before, ...after], ({ period }) => `${period.from} ${period.to}`)
  return {
    cells: {
      equal: both.length - differing,
      differing,
      gone: old.size - both.length,
      added: now.size - both.length,
    },
    isContained: now.size === grouped(later.rows, cellKey).size,
    ...(unmeasured > 0 && { quantitiesGone: unmeasured }),
    periods: [...periods.values()]
      .flatMap(([row]) => row?.period ?? [])
      .sort((a, b) => a.from - b.from || a.to - b.to)
      .map((period) => {
        const isIn = (row: TracedRow) => row.period.from === period.from && row.period.to === period.to
        const [was, is] = [before.filter(isIn), after.filter(isIn)]
        return {
          period,
          earlier: totalValue(was),
          later: totalValue(is),
          mainMembersGone: mainMembers(was).filter((code) => !is.some((row) => memberOf(row) === code)),
        }
      }),
  }
}

/** The partner, else the place, else the procedure. */
const memberOf = (row: TracedRow): string =>
  breakdowns.map((by) => row[by]).find((code) => code !== null) ?? ''

/** The five with the most value; of those with as much, the lowest codes. */
const mainMembers = (rows: readonly TracedRow[]): string[] =>
  [...grouped(rows, memberOf)]
    .map(([code, tracedRows]) => ({ code, value: totalValue(tracedRows) }))
    .filter(({ code }) => code !== '')
    .sort((a, b) => (a.value === b.value ? (a.code < b.code ? -1 : 1) : a.value > b.value ? -1 : 1))
    .slice(0, 5)
    .map(({ code }) => code)

/**
 * The month in which a page of a query ends and the next one begins; null where they are no such pages. A handful of rows
 * may lie in this order by chance, so either the first page is cut off there, or the names of the files number the pages,
 * or both have more than five.
 */
export function boundaryOf(first: Held, next: Held): MonthRange | null {
  const { period, monthly, truncatedAt } = first.load
  const month = period.to
  if (!monthly || !next.load.monthly || next.load.period.from !== month) return null
  const keys = ({ rows }: Held) =>
    rows
      .filter((row) => row.period.from === month && row.period.to === month)
      .map(portalKey)
      .sort()
  const [before, after] = [keys(first), keys(next)]
  const goesOn = period.from < month || next.load.period.to > month
  const isLikely =
    followsByName(first.load.file, next.load.file) || (goesOn && before.length > 5 && after.length > 5)
  if (truncatedAt !== month && !isLikely) return null
  const [last, begin] = [before.at(-1), after[0]]
  return last !== undefined && begin !== undefined && last < begin ? { from: month, to: month } : null
}

/** As the portal sorts the rows of a month. */
const portalKey = ({ commodity, partner, procedure, place }: TracedRow): string =>
  [commodity, partner, procedure, place].map((code) => code ?? '').join(' ')

const isMeasured = (rows: readonly TracedRow[]): boolean => rows.some(({ quantity }) => quantity !== null)

/** Another value, or another quantity or unit where both give one. */
function differ(before: readonly TracedRow[], after: readonly TracedRow[]): boolean {
  const changed = (measure: 'quantity' | 'quantity2' | 'unit' | 'unit2') => {
    const given = (rows: readonly TracedRow[]) =>
      measure === 'quantity' || measure === 'quantity2'
        ? sumOfKnown(rows.map((row) => row[measure]))
        : (rows.flatMap((row) => row[measure] ?? []).sort()[0] ?? null)
    return given(before) !== null && given(after) !== null && given(before) !== given(after)
  }
  return (
    totalValue(before) !== totalValue(after) ||
    (['quantity', 'quantity2', 'unit', 'unit2'] as const).some(changed)
  )
}

const totalValue = (rows: readonly TracedRow[]): bigint => rows.reduce((sum, { value }) => sum + value, 0n)

/** Null only where all are null. */
export function sumOfKnown(values: readonly (bigint | null)[]): bigint | null {
  const given = values.filter((value) => value !== null)
  return given.length === 0 ? null : given.reduce((sum, value) => sum + value, 0n)
}

export function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
