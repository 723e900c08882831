import type { DuckDBConnection } from '@duckdb/node-api'
import type { MonthRange } from '../../trade/month.ts'
import type { Cut } from '../../trade/terms.ts'
import { precedence, prevailingOf, split } from './prevailing.ts'
import { query, queryOne } from './query.ts'

/**
 * Notes the slices (period and commodity) of a new load that other loads of its series have too, as the
 * temporary table `contested`, and counts them. Must run before the load's own aggregates are there.
 *
 * @param period holds all rows of the load; the engine need not look at the sums of other months.
 */
export async function findContested(
  connection: DuckDBConnection,
  load: number,
  series: string,
  period: MonthRange,
): Promise<number> {
  await query(
    connection,
    `CREATE TEMP TABLE contested AS
     SELECT DISTINCT from_month, to_month, commodity FROM observations WHERE load = $load
     INTERSECT
     SELECT DISTINCT from_month, to_month, commodity FROM aggregates
     WHERE series = $series AND dimension = 'total' AND from_month BETWEEN $from AND $to`,
    { load, series, from: period.from, to: period.to },
  )
  return (await queryOne(connection, 'SELECT count(*) AS slices FROM contested')).number('slices')
}

/**
 * Brings the kept sums up to date with a new load. Slices that no other load has are added up as they stand;
 * for contested ones the sums are made anew from the prevailing cells of all loads.
 */
export async function updateAggregates(
  connection: DuckDBConnection,
  load: number,
  cut: Cut,
  series: string,
  contested: number,
): Promise<void> {
  if (contested === 0) {
    await addUp(connection, 'observations WHERE load = $load', cut, series, load)
    return
  }
  await settleSlices(connection, 'contested', cut, series, load)
  await addUp(
    connection,
    `(SELECT * FROM observations WHERE load = $load) ANTI JOIN contested USING (from_month, to_month, commodity)`,
    cut,
    series,
    load,
  )
}

/**
 * Makes the sums of some slices anew, from the prevailing cells of all loads.
 *
 * @param slices a temporary table of periods and commodities.
 * @param writtenBy the load in whose transaction this is done.
 */
export async function settleSlices(
  connection: DuckDBConnection,
  slices: 'contested' | 'withdrawn',
  cut: Cut,
  series: string,
  writtenBy: number,
): Promise<void> {
  await query(
    connection,
    `DELETE FROM aggregates USING ${slices}
     WHERE series = $series
       AND aggregates.from_month = ${slices}.from_month AND aggregates.to_month = ${slices}.to_month
       AND aggregates.commodity = ${slices}.commodity`,
    { series },
  )
  await query(
    connection,
    `CREATE TEMP TABLE settled_${slices} AS
     WITH precedence AS (${precedence}), candidates AS (
       SELECT observations.*, precedence
       FROM observations JOIN precedence USING (load)
         SEMI JOIN ${slices} USING (from_month, to_month, commodity)
     )
     ${prevailingOf('candidates', cut)}`,
    { series },
  )
  await addUp(connection, `settled_${slices}`, cut, series, writtenBy)
}

/** Appends the sums over some rows, as one sorted run for the total and one for each dimension of the cut. */
async function addUp(
  connection: DuckDBConnection,
  rows: string,
  cut: Cut,
  series: string,
  load: number,
): Promise<void> {
  for (const dimension of ['total', ...split(cut)] as const) {
    await query(
      connection,
      `INSERT INTO aggregates
       SELECT $series, $dimension, commodity, from_month, to_month,
         ${dimension === 'total' ? `''` : dimension} AS code, unit, unit2, load, $load,
         sum(value), sum(quantity), sum(quantity2), count(*)
       FROM ${rows}
       GROUP BY ALL
       ORDER BY commodity, from_month, code`,
      { dimension, series, load },
    )
  }
}
