import type { DuckDBConnection } from '@duckdb/node-api'
import { query } from '../query.ts'

/**
 * Learns the units that are not known yet. Units are kept as numbers, since customs has some forty of them and a
 * ledger millions of rows. Gives the names of all, in the order of their numbers, which begin with 1.
 */
export async function learnUnits(
  connection: DuckDBConnection,
  names: readonly string[],
): Promise<readonly string[]> {
  const existing = await readUnits(connection)
  const present = new Set(existing)
  const learnt = [...new Set(names)].filter((name) => !present.has(name)).sort()
  if (learnt.length === 0) return existing
  await query(connection, 'INSERT INTO units SELECT unnest($ids::INTEGER[]), unnest($learnt::VARCHAR[])', {
    ids: learnt.map((_, index) => existing.length + 1 + index),
    learnt,
  })
  return [...existing, ...learnt]
}

/** The names of all units, in the order of their numbers, which begin with 1. */
export async function readUnits(connection: DuckDBConnection): Promise<string[]> {
  const rows = await query(connection, 'SELECT name FROM units ORDER BY id')
  return rows.map((row) => row.text('name'))
}

/** The units that staged files have. */
export async function unitsIn(connection: DuckDBConnection, paths: readonly string[]): Promise<string[]> {
  const rows = await query(
    connection,
    `SELECT DISTINCT unit FROM (
       SELECT unit FROM read_parquet($paths) UNION SELECT unit2 FROM read_parquet($paths)
     ) WHERE unit IS NOT NULL`,
    { paths },
  )
  return rows.map((row) => row.text('unit'))
}

/** Customs has some forty units. Of so many a list is looked through row by row, which is faster than a join. */
const mostInList = 200

/** The number of a unit's text, in SQL; NULL of NULL. @param units the names of all, bound as `$units`. */
export const unitNumber = (column: string, units: readonly string[]): string =>
  units.length <= mostInList
    ? `list_position($units::VARCHAR[], ${column})`
    : `(SELECT first(position) FROM (
         SELECT unnest($units::VARCHAR[]) AS name, unnest(range(1, len($units::VARCHAR[]) + 1)) AS position
       ) AS numbered WHERE numbered.name = ${column})`

/** The text of a unit's number, in SQL; NULL of NULL. */
export const unitText = (column: string): string => `(SELECT name FROM units WHERE id = ${column})`
