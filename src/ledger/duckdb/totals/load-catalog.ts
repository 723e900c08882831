import type { DuckDBConnection } from '@duckdb/node-api'
import { query, queryOne } from '../query.ts'
import type { CommonCatalog, Contested, Known } from './query-cache.ts'

/** Where the sums of some commodities are to be had: which loads there are, and what of them is kept or contested. */
export interface LoadCatalog extends CommonCatalog {
  /** Slices of these commodities in which it must be found out cell by cell which load prevails. */
  readonly contested: readonly Contested[]
}

/**
 * @param commodities their numbers (see `numberOfCode`), at least one.
 * @param existing null where all is to be asked of the ledger.
 */
export async function readCatalog(
  connection: DuckDBConnection,
  commodities: readonly bigint[],
  existing: Known | null,
): Promise<LoadCatalog> {
  const askCommon = () => readCommonCatalog(connection)
  const common = await (existing ? existing.catalog.get('common', askCommon) : askCommon())
  if (!common.isContested) return { ...common, contested: [] }
  const ask = () => readContested(connection, commodities)
  return {
    ...common,
    contested: await (existing ? existing.contested.get(commodities.map(String), ask) : ask()),
  }
}

async function readCommonCatalog(connection: DuckDBConnection): Promise<CommonCatalog> {
  const loads = await query(
    connection,
    'SELECT id, series, from_month, to_month, monthly, as_of_instant FROM loads ORDER BY id',
  )
  // There are but few, and all of them are read as quickly as those of one commodity.
  const crowded = await query(connection, 'SELECT DISTINCT commodity, load FROM sums WHERE dimension = 0')
  const units = await query(connection, 'SELECT id, name FROM units')
  const contested = await queryOne(connection, 'SELECT count(*) > 0 AS is_contested FROM contested')
  const loadsOf = new Map<bigint, Set<number>>()
  for (const row of crowded) {
    const commodity = row.bigint('commodity')
    loadsOf.set(commodity, (loadsOf.get(commodity) ?? new Set()).add(row.number('load')))
  }
  return {
    loads: loads.map((row) => ({
      id: row.number('id'),
      series: row.text('series'),
      period: row.period(),
      monthly: row.boolean('monthly'),
      instant: row.bigint('as_of_instant'),
    })),
    crowded: loadsOf,
    units: new Map(units.map((row) => [row.number('id'), row.text('name')])),
    isContested: contested.boolean('is_contested'),
  }
}

async function readContested(
  connection: DuckDBConnection,
  commodities: readonly bigint[],
): Promise<Contested[]> {
  const rows = await query(
    connection,
    `SELECT series, commodity, min(from_month) AS from_month, max(to_month) AS to_month
     FROM contested WHERE commodity IN (${commodities.join()}) GROUP BY ALL`,
  )
  return rows.map((row) => ({
    series: row.text('series'),
    commodity: row.bigint('commodity'),
    within: row.period(),
  }))
}
