import { type Breakdown, breakdowns, type Scope } from '../../../trade/trade.ts'
import { limitedDimensions } from '../../coverage/coverage.ts'
import type { Vintage } from '../../ledger-interface.ts'
import { publishedBy } from '../../sql/sql.ts'
import type { LoadCatalog } from './load-catalog.ts'
import { limitedTo, rowsOfVintage } from './prevailing.ts'
import { dimensionNumber, sumsBySlice } from './sums.ts'

/** The trade whose slices are to be added up. */
export interface RequestedRows {
  readonly series: ReadonlySet<string>
  readonly commodities: readonly bigint[]
  /** All spans lie within these months. */
  readonly months: Months
  readonly by: ReadonlySet<Breakdown | null>
  readonly vintage?: Vintage | undefined
  readonly within?: Scope | undefined
}

/** Months as YYYYMM. */
interface Months {
  readonly from: number
  readonly to: number
}

/** A relation in SQL with the columns of the table `sums`. */
export interface Slices {
  /** Null where there are none. */
  readonly sql: string | null
  /** Whether the series are to be bound to it, as `$series`. */
  readonly bindsSeries: boolean
}

/**
 * The prevailing sums of slices, whose parts come from where they are quickest to be had: those of crowded commodities
 * were kept, the others are added up from rows, and in contested slices only those rows count that prevail. In every
 * other slice a single load has cells, so that it prevails in any vintage which knows that load.
 */
export function prevailingSlices(requested: RequestedRows, catalog: LoadCatalog): Slices {
  const { series, vintage, within = {} } = requested
  const ofSeries = catalog.loads.filter((load) => series.has(load.series))
  const published = ofSeries.filter(({ instant }) => instant <= publishedBy(vintage))
  const crowded: LoadCatalog['crowded'] = limitedDimensions(within).length > 0 ? new Map() : catalog.crowded
  const contested = catalog.contested.filter(
    (item) => series.has(item.series) && meet(item.within, requested.months),
  )
  const uncontested = (slices: string) =>
    contested.length > 0
      ? `FROM (${slices}) ANTI JOIN contested USING (series, from_month, to_month, commodity)`
      : slices
  const loads = published.map(({ id }) => id)
  const stored = keptSums(requested, loads, crowded)
  const rows = scatteredRows(
    requested,
    published.filter(({ period }) => meet(period, requested.months)).map(({ id }) => id),
    crowded,
  )
  const by = breakdowns.filter((dimension) => requested.by.has(dimension))
  const added = (subject: string) => sumsBySlice(`FROM (${subject}) ${limitedTo(within)}`, by)
  const parts = [
    ...(stored ? [uncontested(stored)] : []),
    ...(rows ? [added(uncontested(rows))] : []),
    ...(contested.length > 0 ? [added(contestedRows(requested, contested))] : []),
  ]
  return {
    sql: parts.length > 0 ? `(${parts.map((part) => `(${part})`).join(' UNION ALL ')})` : null,
    bindsSeries: contested.length > 0,
  }
}

const meet = (some: Months, others: Months): boolean => some.from <= others.to && others.from <= some.to

// Numbers, and as literals: so the engine's zone maps are checked against each of them.
const amongMonths = ({ from, to }: Months): string => `from_month >= ${from} AND to_month <= ${to}`
const among = (column: string, numbers: Iterable<number | bigint>): string =>
  `${column} IN (${[...numbers].join()})`

/**
 * The sums that were kept of these commodities; null where none of these loads keeps any. There may be those by other
 * dimensions among them: to look each dimension up in a list takes the engine longer than to hand these over.
 */
function keptSums(
  { commodities, months, by }: RequestedRows,
  loads: readonly number[],
  crowded: LoadCatalog['crowded'],
): string | null {
  const keeping = new Set(commodities.flatMap((commodity) => [...(crowded.get(commodity) ?? [])]))
  const wanted = new Set(loads)
  const some = [...keeping].filter((load) => wanted.has(load))
  if (some.length === 0) return null
  const dimensions = [...by].map(dimensionNumber)
  return `
    SELECT series, load, from_month, to_month, commodity, dimension, code, unit, unit2,
      value, quantity, quantity2, row_count
    FROM sums
    WHERE ${among('commodity', commodities)} AND ${amongMonths(months)}
      AND dimension >= ${Math.min(...dimensions)} AND dimension <= ${Math.max(...dimensions)}
      ${some.length < keeping.size ? `AND ${among('load', some)}` : ''}`
}

/** The rows of these commodities of which no sums were kept; null where there are none. */
function scatteredRows(
  { commodities, months }: RequestedRows,
  loads: readonly number[],
  crowded: LoadCatalog['crowded'],
): string | null {
  const alike = new Map<string, { readonly loads: readonly number[]; readonly commodities: bigint[] }>()
  for (const commodity of commodities) {
    const keeping = crowded.get(commodity)
    const scattered = keeping ? loads.filter((load) => !keeping.has(load)) : loads
    if (scattered.length === 0) continue
    const existing = alike.get(scattered.join()) ?? { loads: scattered, commodities: [] }
    existing.commodities.push(commodity)
    alike.set(scattered.join(), existing)
  }
  if (alike.size === 0) return null
  const groups = [...alike.values()]
  const exactly = groups.map(
    (group) => `${among('commodity', group.commodities)} AND ${among('load', group.loads)}`,
  )
  // The zone maps are not checked against either of several conditions.
  const list = [
    among(
      'commodity',
      groups.flatMap((group) => group.commodities),
    ),
    among('load', new Set(groups.flatMap((group) => group.loads))),
    amongMonths(months),
    ...(groups.length > 1 ? [`((${exactly.join(') OR (')}))`] : []),
  ]
  return `
    SELECT observations.*, series
    FROM observations JOIN (SELECT id AS load, series FROM loads) USING (load)
    WHERE ${list.join(' AND ')}`
}

/** The rows that prevail in contested slices. */
function contestedRows({ commodities, vintage }: RequestedRows, contested: LoadCatalog['contested']): string {
  const from = Math.min(...contested.map(({ within }) => within.from))
  const to = Math.max(...contested.map(({ within }) => within.to))
  const slice = 'series, from_month, to_month, commodity'
  return rowsOfVintage(
    `${among('commodity', commodities)} AND from_month >= ${from} AND to_month <= ${to}
     AND (${slice}) IN (SELECT (${slice}) FROM contested)`,
    vintage,
  )
}
