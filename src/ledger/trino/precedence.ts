import type { Vintage } from '../ledger.ts'
import { publishedBy } from '../sql/prevalence.ts'
import type { Row } from '../sql/row.ts'
import type { Connection } from './connection.ts'
import { listed, type Parameters } from './literal.ts'
import { wholeBefore } from './prevailing.ts'
import type { Holder, KeptSlice, Wanted } from './slices.ts'

/** A load of a series, among those that have something in some months. */
export interface Standing extends Holder {
  readonly id: number
  /** Of several loads that hold a cell the one with the greatest prevails. */
  readonly precedence: number
  /** The date of its data, in milliseconds since 1970. */
  readonly instant: bigint
  /** From this month on it is not whole. */
  readonly wholeBefore: number
}

/**
 * The loads of some series that have something in some months, and of which slices sums are kept. The two are asked
 * for at once: sums of a load that is not seen are of no use to anybody.
 */
export async function readStanding(
  connection: Connection,
  wanted: readonly Wanted[],
  vintage: Vintage | undefined,
): Promise<{ readonly loads: Standing[]; readonly kept: KeptSlice[] }> {
  const codes = listed(
    'commodity',
    wanted.map(({ commodity }) => commodity),
  )
  const series = listed(
    'series',
    wanted.map((one) => one.series),
  )
  const bounds: Parameters = {
    ...series.parameters,
    lowest: Math.min(...wanted.map(({ span }) => span.months.from)),
    highest: Math.max(...wanted.map(({ span }) => span.months.to)),
  }
  const [loads, kept] = await Promise.all([
    connection.read(
      `SELECT id, series, batch, from_month, to_month, CAST(as_of_instant AS decimal(38, 0)) AS instant,
         ${wholeBefore} AS whole_before
       FROM loads
       WHERE series IN (${series.sql}) AND as_of_instant <= $published
         AND from_month <= $highest AND to_month >= $lowest
       ORDER BY as_of_instant, id`,
      { ...bounds, published: publishedBy(vintage) },
    ),
    connection.read(
      `SELECT DISTINCT series, batch, commodity, from_month, to_month FROM sums
       WHERE series IN (${series.sql}) AND dimension = '' AND commodity IN (${codes.sql})
         AND from_month BETWEEN $lowest AND $highest AND to_month <= $highest`,
      { ...bounds, ...codes.parameters },
    ),
  ])
  return { loads: loads.map(standingOf), kept: kept.map(keptOf) }
}

const standingOf = (row: Row, index: number): Standing => ({
  id: row.number('id'),
  series: row.text('series'),
  batch: row.text('batch'),
  from: row.number('from_month'),
  to: row.number('to_month'),
  precedence: index + 1,
  instant: row.bigint('instant'),
  wholeBefore: row.number('whole_before'),
})

const keptOf = (row: Row): KeptSlice => ({
  series: row.text('series'),
  batch: row.text('batch'),
  commodity: row.text('commodity'),
  from: row.number('from_month'),
  to: row.number('to_month'),
})

/** The loads as a relation `precedence`, with what is bound in it: no others than were seen before. */
export const precedenceOf = (
  loads: readonly Standing[],
): { readonly sql: string; readonly parameters: Parameters } => ({
  sql: `precedence AS (
      SELECT id, batch, precedence, CAST(instant AS bigint) AS instant, whole_before
      FROM UNNEST($ids, $batches, $precedences, $instants, $wholeBefore)
        AS given (id, batch, precedence, instant, whole_before)
    )`,
  parameters: {
    ids: loads.map(({ id }) => id),
    batches: loads.map(({ batch }) => batch),
    precedences: loads.map(({ precedence }) => precedence),
    instants: loads.map(({ instant }) => String(instant)),
    wholeBefore: loads.map(({ wholeBefore }) => wholeBefore),
  },
})
