import type { DuckDBConnection } from '@duckdb/node-api'
import type { Coverage, CoverageFilter } from '../ledger.ts'
import { heldBy } from '../sql/kept-load.ts'
import { publishedBy } from '../sql/prevalence.ts'
import { commoditiesOf } from './commodities.ts'
import { query } from './query.ts'

/**
 * What each load covers, in the order of loading. A filter that names commodities keeps the loads that hold
 * one of them, and of their commodities only those.
 */
export async function readCoverage(
  connection: DuckDBConnection,
  filter: CoverageFilter = {},
): Promise<Coverage[]> {
  const { flow, currency } = filter
  const commodities = filter.commodities?.length ? filter.commodities : undefined
  const conditions = ['as_of_instant <= $published']
  if (flow) conditions.push('flow = $flow')
  if (currency) conditions.push('currency = $currency')
  const condition = conditions.join(' AND ')
  const parameters = {
    published: publishedBy(filter),
    ...(flow && { flow }),
    ...(currency && { currency }),
  }
  const rows = await query(connection, `FROM loads WHERE ${condition} ORDER BY id`, parameters)
  const listed = await commoditiesOf(connection, condition, parameters, commodities)
  const covered = rows.map((row) => {
    const load = row.number('id')
    return { load, ...heldBy(row, listed.get(load) ?? []) }
  })
  return commodities ? covered.filter((one) => one.commodities.length > 0) : covered
}
