import type { DuckDBConnection } from '@duckdb/node-api'
import { query } from './query.ts'

/**
 * Learns the units of a relation with the texts `unit` and `unit2` that are not known yet. Units are kept as
 * numbers, since customs has some forty of them and a ledger millions of rows.
 *
 * @param relation is SQL written here; what it compares with is bound.
 */
export async function learnUnits(
  connection: DuckDBConnection,
  relation: string,
  parameters: Parameters<typeof query>[2],
): Promise<void> {
  await query(
    connection,
    `INSERT INTO units
     SELECT (SELECT coalesce(max(id), 0) FROM units) + row_number() OVER (ORDER BY unit), unit
     FROM (
       SELECT unit FROM ${relation} UNION SELECT unit2 FROM ${relation} EXCEPT SELECT name FROM units
     )
     WHERE unit IS NOT NULL`,
    parameters,
  )
}

/** The text of a unit's number, in SQL; NULL of NULL. */
export const unitText = (column: string): string => `(SELECT name FROM units WHERE id = ${column})`
