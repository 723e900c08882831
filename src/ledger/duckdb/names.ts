import type { DuckDBConnection } from '@duckdb/node-api'
import { type Dimension, dimensions } from '../../trade/terms.ts'
import type { LoadFacts } from '../ledger.ts'
import { query, textsOf } from './query.ts'

/** Keeps the names that a file writes beside its codes. */
export async function insertNames(
  connection: DuckDBConnection,
  load: number,
  names: LoadFacts['names'],
): Promise<void> {
  for (const dimension of dimensions) {
    if (names[dimension].size === 0) continue
    await query(
      connection,
      `INSERT INTO names
       SELECT $dimension, unnest(${textsOf('$codes')}), unnest(${textsOf('$names')}), $load`,
      {
        dimension,
        load,
        codes: JSON.stringify([...names[dimension].keys()]),
        names: JSON.stringify([...names[dimension].values()]),
      },
    )
  }
}

/** The name of each code in the data of the latest date (of the later load, where dates are the same). */
export async function readNames(
  connection: DuckDBConnection,
  dimension: Dimension,
  codes: readonly string[],
): Promise<Map<string, string>> {
  const rows = await query(
    connection,
    `SELECT code, name
     FROM names JOIN loads ON loads.id = names.load
     WHERE dimension = $dimension AND code IN (SELECT unnest($codes::VARCHAR[]))
     QUALIFY row_number() OVER (PARTITION BY code ORDER BY as_of_instant DESC, id DESC) = 1
     ORDER BY code`,
    { dimension, codes },
  )
  return new Map(rows.map((row) => [row.text('code'), row.text('name')]))
}
