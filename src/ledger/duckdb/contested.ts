import type { DuckDBConnection } from '@duckdb/node-api'
import { numberOfCode } from '../../trade/code-number.ts'
import { codeNumber } from '../sql/code-numbers.ts'
import { namesOfLoads } from './names.ts'
import { query } from './query.ts'

/**
 * For each new load the earlier ones of its series that can hold the same cells: their months touch its own, and some
 * commodity is in both, or was asked for by both. For a new month, as is usual, there are none, and nothing needs to
 * be compared. They must be there already.
 */
export async function findRivals(
  connection: DuckDBConnection,
  loads: readonly number[],
): Promise<Map<number, number[]>> {
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
  for (const { load, rival } of await sharingCommodities(connection, pairs)) rivals.get(load)?.push(rival)
  return rivals
}

interface Pair {
  readonly load: number
  readonly rival: number
}

/** Downloads of one month come in many files, a chapter in each: most have no commodity of another. */
async function sharingCommodities(
  connection: DuckDBConnection,
  pairs: readonly Pair[],
): Promise<readonly Pair[]> {
  if (pairs.length === 0) return []
  const loads = [...new Set(pairs.flatMap(({ load, rival }) => [load, rival]))].join()
  const ofPairs = `load IN (${loads})`
  const rows = await query(
    connection,
    `WITH pairs AS (
       SELECT unnest($loads::INTEGER[]) AS load, unnest($rivals::INTEGER[]) AS rival
     ), held AS (
       SELECT load, unnest(commodities) AS commodity FROM load_commodities WHERE ${ofPairs}
       UNION
       SELECT load, ${codeNumber('code', 'BIGINT')} FROM ${namesOfLoads(ofPairs, "dimension = 'commodity'")}
       UNION
       SELECT load, commodity FROM observations WHERE ${ofPairs}
       UNION -- files that show no commodity are of all, even with no row
       SELECT id, ${numberOfCode('')} FROM loads WHERE id IN (${loads}) AND NOT contains(cut, 'commodity')
     )
     SELECT DISTINCT pairs.load, pairs.rival
     FROM pairs JOIN held AS own ON own.load = pairs.load
       JOIN held AS other ON other.load = pairs.rival AND other.commodity = own.commodity
     ORDER BY rival`,
    { loads: pairs.map(({ load }) => load), rivals: pairs.map(({ rival }) => rival) },
  )
  return rows.map((row) => ({ load: row.number('load'), rival: row.number('rival') }))
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
