import type { DuckDBConnection } from '@duckdb/node-api'
import type { Load, LoadFacts, LoadFilter } from '../ledger.ts'
import { loadOf, loadParameters } from '../sql/kept-load.ts'
import { type Parameters, query, queryOne, textsOf } from './query.ts'

/** The loads that match, in the order of loading. */
export const readLoads = (
  connection: DuckDBConnection,
  { sha256, commodities }: LoadFilter = {},
): Promise<Load[]> =>
  sha256 === undefined
    ? select(connection, 'true', {}, commodities)
    : select(connection, 'sha256 = $sha256', { sha256 }, commodities)

/** The load of a number, or null where there is none. */
export const loadById = async (connection: DuckDBConnection, id: number): Promise<Load | null> =>
  (await select(connection, 'id = $id', { id }))[0] ?? null

/**
 * Writes what is known of a load before its rows are read, and gives its number: the next one, or that which
 * it had in another ledger.
 */
export async function insertLoad(
  connection: DuckDBConnection,
  facts: LoadFacts,
  number?: number,
): Promise<number> {
  const next = await queryOne(connection, 'SELECT coalesce(max(id), 0) + 1 AS id FROM loads')
  const id = number ?? next.number('id')
  await query(
    connection,
    `INSERT INTO loads VALUES (
      $id, $file, $sha256, $source, $flow, $currency, $cut, $scope, $series, $from, $to, $monthly,
      $truncatedAt, $asOf, $instant, $loadedAt, $rows, $valueTotal, $note, 0, '[]'
    )`,
    { id, ...loadParameters(facts) },
  )
  await query(
    connection,
    `INSERT INTO load_commodities
     SELECT $id, unnest(range($count)), unnest(${textsOf('$commodities')})`,
    { id, count: facts.commodities.length, commodities: JSON.stringify(facts.commodities) },
  )
  return id
}

/** Completes a load with what its rows showed. */
export async function finishLoad(
  connection: DuckDBConnection,
  id: number,
  { names: _, ...facts }: LoadFacts,
  seen: Pick<Load, 'cells' | 'findings'>,
): Promise<Load> {
  await query(connection, 'UPDATE loads SET cells = $cells, findings = $findings WHERE id = $id', {
    id,
    cells: seen.cells,
    findings: JSON.stringify(seen.findings),
  })
  // What is there now, without reading its thousands of commodities again.
  return { ...facts, ...seen, id }
}

/** `condition` is SQL written here; what it compares with is bound. Without `listed` all commodities are. */
async function select(
  connection: DuckDBConnection,
  condition: string,
  parameters: Parameters,
  listed?: readonly string[],
): Promise<Load[]> {
  const rows = await query(
    connection,
    `SELECT loads.*, listed.commodities
     FROM loads LEFT JOIN (
       SELECT load, list(commodity ORDER BY position) AS commodities
       FROM load_commodities
       -- Without this, finding one load would gather the commodities of all.
       WHERE load IN (SELECT id FROM loads WHERE ${condition})
         ${listed ? 'AND commodity IN (SELECT unnest($listed::VARCHAR[]))' : ''}
       GROUP BY load
     ) AS listed ON listed.load = loads.id
     WHERE ${condition}
     ORDER BY id`,
    listed ? { ...parameters, listed } : parameters,
  )
  return rows.map(loadOf)
}
