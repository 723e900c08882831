import type { DuckDBConnection } from '@duckdb/node-api'
import type { Coverage, CoverageFilter } from '../../ledger-interface.ts'
import { coveredBy, heldBy } from '../../sql/sql.ts'
import { query } from '../query.ts'
import { readCommodities } from './commodities.ts'
import { readRelations } from './stored-relations.ts'

/**
 * What each load covers, in the order of loading. A filter that names commodities keeps the loads that hold
 * one of them, and of their commodities only those.
 */
export async function readCoverage(
  connection: DuckDBConnection,
  filter: CoverageFilter = {},
): Promise<Coverage[]> {
  const commodities = filter.commodities?.length ? filter.commodities : undefined
  const { condition, parameters } = coveredBy(filter)
  const rows = await query(connection, `FROM loads WHERE ${condition} ORDER BY id`, parameters)
  const listed = await readCommodities(connection, condition, parameters, commodities)
  const relations = await readRelations(connection)
  const covered = rows.map((row) => {
    const load = row.number('id')
    return { load, ...heldBy(row, listed.get(load) ?? [], relations.of(load)) }
  })
  return commodities ? covered.filter((item) => item.commodities.length > 0) : covered
}
