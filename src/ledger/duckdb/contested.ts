import type { DuckDBConnection } from '@duckdb/node-api'
import type { MonthRange } from '../../trade/month.ts'
import { query } from './query.ts'

/**
 * The loads of a series, but for the new one, whose months touch those of the new one: no other can hold the
 * same cells. For a new month, as is usual, there are none, and nothing needs to be compared.
 */
export async function findRivals(
  connection: DuckDBConnection,
  load: number,
  series: string,
  { from, to }: MonthRange,
): Promise<number[]> {
  const rows = await query(
    connection,
    `SELECT id FROM loads
     WHERE series = $series AND id <> $load AND from_month <= $to AND to_month >= $from
     ORDER BY id`,
    { load, series, from, to },
  )
  return rows.map((row) => row.number('id'))
}

/**
 * Notes the slices (period and commodity) of a new load that its rivals have too. Every slice of which two
 * loads have cells is in `contested`, and may stay there when one of them is taken back: only for these the
 * ledger finds out cell by cell which load prevails.
 */
export async function noteContested(
  connection: DuckDBConnection,
  load: number,
  series: string,
  rivals: readonly number[],
): Promise<void> {
  const slices = 'SELECT DISTINCT from_month, to_month, commodity FROM observations'
  await query(
    connection,
    `INSERT INTO contested
     SELECT $series, from_month, to_month, commodity, $load FROM (
       (${slices} WHERE load = $load INTERSECT ${slices} WHERE load IN (SELECT unnest($rivals)))
       EXCEPT SELECT from_month, to_month, commodity FROM contested WHERE series = $series
     )`,
    { load, series, rivals },
  )
}
