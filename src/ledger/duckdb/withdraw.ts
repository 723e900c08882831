import type { DuckDBConnection } from '@duckdb/node-api'
import type { Load } from '../ledger.ts'
import { seriesOf } from '../series.ts'
import { settleSlices } from './aggregates.ts'
import { query } from './query.ts'

/**
 * Takes a load out again, within the transaction of the load that takes its place: what it had superseded
 * prevails again.
 *
 * @param by the number of the load that takes its place; the sums made anew are written in its name, so that
 * they go with it if it is never committed.
 */
export async function withdraw(
  connection: DuckDBConnection,
  { id, cut, ...load }: Load,
  by: number,
): Promise<void> {
  await query(
    connection,
    `CREATE TEMP TABLE withdrawn AS
     SELECT DISTINCT from_month, to_month, commodity FROM observations WHERE load = $id`,
    { id },
  )
  for (const table of ['load_commodities', 'names', 'observations'])
    await query(connection, `DELETE FROM ${table} WHERE load = $id`, { id })
  await query(connection, 'DELETE FROM loads WHERE id = $id', { id })
  await settleSlices(connection, 'withdrawn', cut, seriesOf({ ...load, cut }), by)
}
