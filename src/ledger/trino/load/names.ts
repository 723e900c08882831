import type { Dimension } from '../../../trade/trade.ts'
import { type Connection, listed } from '../connection/connection.ts'

/** The name of each code in the data of the latest date that have one (of the later load, where dates are the same). */
export async function readNames(
  connection: Connection,
  dimension: Dimension,
  codes: readonly string[],
): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map()
  const wanted = listed('code', codes)
  const rows = await connection.read(
    `SELECT code, max_by(name, as_of_instant * DECIMAL '1000000000' + id) AS name
     FROM loads JOIN names ON names.batch = loads.batch
     WHERE dimension = $dimension AND name <> '' AND code IN (${wanted.sql})
     GROUP BY code
     ORDER BY code`,
    { dimension, ...wanted.parameters },
  )
  return new Map(rows.map((row) => [row.text('code'), row.text('name')]))
}
