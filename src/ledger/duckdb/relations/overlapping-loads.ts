import type { DuckDBConnection } from '@duckdb/node-api'
import { commoditiesThatMeet, type Incoming } from '../catalog/catalog.ts'
import { query } from '../query.ts'

/**
 * For each new load the earlier ones of its series that can hold the same cells: their months touch its own, and some
 * commodity is in both, or was asked for by both. For a new month, as is usual, there are none, and nothing needs to
 * be compared. They must be there already.
 */
export async function findRivals(
  connection: DuckDBConnection,
  incoming: readonly Incoming[],
): Promise<Map<number, number[]>> {
  const loads = incoming.map(({ id }) => id)
  const found = await query(
    connection,
    `SELECT one.id AS load, other.id AS rival
     FROM loads AS one JOIN loads AS other ON other.series = one.series AND other.id < one.id
       AND other.from_month <= one.to_month AND other.to_month >= one.from_month
     WHERE one.id IN (${loads.join()})
     ORDER BY rival`,
  )
  const pairs = found.map((row) => ({ load: row.number('load'), rival: row.number('rival') }))
  const rivals = new Map(loads.map((load): [number, number[]] => [load, []]))
  if (pairs.length === 0) return rivals
  // Downloads of one month come in many files, a chapter in each: most have no commodity of another.
  const touched = new Set(pairs.flatMap(({ load, rival }) => [load, rival]))
  const meet = await commoditiesThatMeet(connection, touched, incoming)
  for (const { load, rival } of pairs) if (meet(load, rival)) rivals.get(load)?.push(rival)
  return rivals
}
