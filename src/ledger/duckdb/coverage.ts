import type { DuckDBConnection } from '@duckdb/node-api'
import type { Coverage, CoverageFilter } from '../ledger.ts'
import { heldBy } from '../sql/kept-load.ts'
import { publishedBy } from '../sql/prevalence.ts'
import { query } from './query.ts'

/**
 * What each load covers, in the order of loading. A filter that names commodities keeps the loads that hold
 * one of them, and of their commodities only those.
 */
export async function readCoverage(
  connection: DuckDBConnection,
  filter: CoverageFilter = {},
): Promise<Coverage[]> {
  const commodities = filter.commodities ?? []
  const rows = await query(
    connection,
    `SELECT loads.*, listed.commodities
     FROM loads LEFT JOIN (
       SELECT load, list(commodity ORDER BY position) AS commodities
       FROM load_commodities
       WHERE len($commodities) = 0 OR commodity IN (SELECT unnest($commodities::VARCHAR[]))
       GROUP BY load
     ) AS listed ON listed.load = loads.id
     WHERE ($flow IS NULL OR flow = $flow)
       AND ($currency IS NULL OR currency = $currency)
       AND (len($commodities) = 0 OR listed.load IS NOT NULL)
       AND as_of_instant <= $published
     ORDER BY id`,
    {
      flow: filter.flow ?? null,
      currency: filter.currency ?? null,
      commodities,
      published: publishedBy(filter),
    },
  )
  return rows.map((row) => ({ load: row.number('id'), ...heldBy(row) }))
}
