import type { DuckDBConnection } from '@duckdb/node-api'
import { numberOfCode } from '../../trade/code-number.ts'
import type { Coverage, CoverageFilter } from '../ledger.ts'
import { codeText } from '../sql/code-numbers.ts'
import { heldBy } from '../sql/kept-load.ts'
import { publishedBy } from '../sql/prevalence.ts'
import { listedCommodities } from './loads.ts'
import { query } from './query.ts'

/**
 * What each load covers, in the order of loading. A filter that names commodities keeps the loads that hold
 * one of them, and of their commodities only those.
 */
export async function readCoverage(
  connection: DuckDBConnection,
  filter: CoverageFilter = {},
): Promise<Coverage[]> {
  const commodities = (filter.commodities ?? []).map(numberOfCode)
  const rows = await query(
    connection,
    `SELECT loads.*, listed.commodities
     FROM loads LEFT JOIN (
       SELECT load, list(${codeText('commodity')} ORDER BY ${codeText('commodity')}) AS commodities
       FROM ${listedCommodities()}
       WHERE len($commodities) = 0 OR commodity IN (SELECT unnest($commodities::BIGINT[]))
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
