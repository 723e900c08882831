import type { MonthRange, Scope } from '../../../trade/trade.ts'
import type { Vintage } from '../../ledger-interface.ts'
import { publishedBy, type Row } from '../../sql/sql.ts'
import { type Connection, listed, type Parameters } from '../connection/connection.ts'
import { afterEveryMonth } from '../relations/relations.ts'
import { isScoped } from '../scope-columns.ts'
import type { Holder, KeptSlice, Wanted } from './slices.ts'

/** A load of a series, among those that have something in some months. */
export interface Standing extends Holder {
  readonly id: number
  /** Of several loads that hold a cell the one with the greatest prevails. */
  readonly precedence: number
  /** Whether it says what there is, rather than list a part of what another one says. */
  readonly speaks: boolean
  /** Whether the next page of its query completes the month in which it is cut off. */
  readonly isPage: boolean
  /** What it was filtered to by what its cut shows, as JSON; null where it was not. */
  readonly filter: string | null
  /** Before this month it is a publication of what it lists. */
  readonly wholeBefore: number
}

/** The loads of some series that have something in some months and are seen in a vintage. */
export async function readStandingLoads(
  connection: Connection,
  names: readonly string[],
  months: MonthRange,
  vintage: Vintage | undefined,
): Promise<Standing[]> {
  const series = listed('series', names)
  // `loads` stands first, so that it is looked up first: what belongs to a load is written before its row.
  const rows = await connection.read(
    `SELECT id, series, batch, loads.from_month, loads.to_month, monthly, truncated_at, cut, scope, relation,
       CAST(as_of_instant AS decimal(38, 0)) AS instant, relations.earlier, kind, first_page,
       relations.from_month AS page_month
     FROM loads LEFT JOIN relations ON relations.later = loads.batch AND kind IN ('excerpt', 'pages')
     WHERE series IN (${series.sql})
     ORDER BY as_of_instant, id`,
    series.parameters,
  )
  const present = new Set(rows.map((row) => row.text('batch')))
  const silent = new Set<string>()
  const pages = new Set<string>()
  for (const row of rows) {
    const batch = row.text('batch')
    if (row.textOrNull('relation') === 'filtered') silent.add(batch)
    if (!present.has(row.textOrNull('earlier') ?? '')) continue
    if (row.text('kind') === 'excerpt') silent.add(batch)
    else pages.add(`${row.text('first_page')} ${row.number('page_month')}`)
  }
  const published = publishedBy(vintage)
  const isSeen = (row: Row) =>
    row.bigint('instant') <= published &&
    row.number('from_month') <= months.to &&
    row.number('to_month') >= months.from
  const loads = new Map(rows.filter(isSeen).map((row) => [row.text('batch'), row]))
  return [...loads].map(([batch, row], index) => {
    const isPage = pages.has(`${batch} ${row.monthOrNull('truncated_at')}`)
    return standingOf(row, index, { speaks: !silent.has(batch), isPage })
  })
}

/** The slices of which sums are kept, among some that are wanted. */
export async function readKeptSlices(
  connection: Connection,
  wanted: readonly Wanted[],
  months: MonthRange,
): Promise<KeptSlice[]> {
  const series = listed(
    'series',
    wanted.map((item) => item.series),
  )
  const codes = listed(
    'commodity',
    wanted.map(({ commodity }) => commodity),
  )
  const rows = await connection.read(
    `SELECT DISTINCT series, batch, commodity, from_month, to_month FROM sums
     WHERE series IN (${series.sql}) AND dimension = '' AND commodity IN (${codes.sql})
       AND from_month BETWEEN $lowest AND $highest AND to_month <= $highest`,
    { ...series.parameters, ...codes.parameters, lowest: months.from, highest: months.to },
  )
  return rows.map(keptOf)
}

function standingOf(row: Row, index: number, stated: Pick<Standing, 'speaks' | 'isPage'>): Standing {
  // Written by `JSON.stringify`.
  const scope: Scope = JSON.parse(row.text('scope'))
  const standing = { ...stated, filter: isScoped(scope, row.text('cut')) ? row.text('scope') : null }
  return {
    ...standing,
    id: row.number('id'),
    series: row.text('series'),
    batch: row.text('batch'),
    from: row.number('from_month'),
    to: row.number('to_month'),
    precedence: index + 1,
    wholeBefore: wholeBefore(row, standing),
  }
}

function wholeBefore(row: Row, { speaks, isPage, filter }: Pick<Standing, 'speaks' | 'isPage' | 'filter'>) {
  const cutOffAt = row.monthOrNull('truncated_at')
  if (!speaks || filter !== null) return 0
  if (cutOffAt === null) return afterEveryMonth
  if (!row.boolean('monthly')) return 0
  return isPage ? cutOffAt + 1 : cutOffAt
}

const keptOf = (row: Row): KeptSlice => ({
  series: row.text('series'),
  batch: row.text('batch'),
  commodity: row.text('commodity'),
  from: row.number('from_month'),
  to: row.number('to_month'),
})

/** The loads as a relation `precedence`, with what is bound in it. */
export const writePrecedence = (
  loads: readonly Standing[],
): { readonly sql: string; readonly parameters: Parameters } => ({
  sql: `precedence AS (
      SELECT id, batch, precedence, speaks = 1 AS speaks, is_page = 1 AS is_page, nullif(limited_to, '') AS limited_to,
        whole_before
      FROM UNNEST($ids, $batches, $precedences, $speaking, $pages, $filters, $wholeBefore)
        AS given (id, batch, precedence, speaks, is_page, limited_to, whole_before)
    )`,
  parameters: {
    ids: loads.map(({ id }) => id),
    batches: loads.map(({ batch }) => batch),
    precedences: loads.map(({ precedence }) => precedence),
    speaking: loads.map(({ speaks }) => Number(speaks)),
    pages: loads.map(({ isPage }) => Number(isPage)),
    filters: loads.map(({ filter }) => filter ?? ''),
    wholeBefore: loads.map(({ wholeBefore }) => wholeBefore),
  },
})
