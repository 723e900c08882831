import type { DuckDBConnection } from '@duckdb/node-api'
import { numberOfCode } from '../../../trade/observation/observation.ts'
import type { Breakdown, CodeRows } from '../../../trade/trade.ts'
import type { Row } from '../../sql/sql.ts'
import { query, queryOne } from '../query.ts'

/**
 * By what rows are added up, as the table `sums` writes it: 0 is their sum over all, with 1 as its code.
 */
export const dimensionNumbers = { total: 0, partner: 1, procedure: 2, place: 3 } as const

export const dimensionNumber = (by: Breakdown | null): number => dimensionNumbers[by ?? 'total']

/** What a slice of a load is divided by whatever it is added up by: sums of different units stay apart. */
const slice = 'series, load, from_month, to_month, commodity, unit, unit2'

/**
 * Sums of each slice of some rows, in total and by each of some dimensions, with the columns of the table `sums`. A
 * quantity is not given where none of the rows gives it. Rows that lack a dimension have no sums by it.
 *
 * @param rows SQL of observations with their series.
 */
export function sumsBySlice(rows: string, by: readonly Breakdown[]): string {
  const when = by.map((dimension) => `WHEN GROUPING(${dimension}) = 0 THEN ${dimensionNumbers[dimension]}`)
  const sets = [`(${slice})`, ...by.map((dimension) => `(${slice}, ${dimension})`)]
  const code = by.length > 0 ? `coalesce(${by.join()})` : 'NULL'
  const number = by.length > 0 ? `CASE ${when.join(' ')} ELSE 0 END` : '0'
  return `
    SELECT series, load, from_month, to_month, commodity, ${number} AS dimension,
      coalesce(${code}, 1) AS code, unit, unit2,
      sum(value) AS value, sum(quantity) AS quantity, sum(quantity2) AS quantity2, count(*) AS row_count
    FROM (${rows})
    GROUP BY GROUPING SETS (${sets.join()})
    HAVING ${code} IS NOT NULL OR ${number} = 0`
}

/** A load, and in how many of its rows each commodity is, where reading has counted that. */
export interface CountedLoad {
  readonly id: number
  readonly series: string
  readonly commodityRows: CodeRows | undefined
  /** Whether all its rows are of one month, or of its whole period. */
  readonly isOfOneTime: boolean
}

/**
 * Keeps sums of the crowded commodities of new loads, within the transaction that brings these. A load has a
 * commodity crowded where some month (or the period of a file without months) has more than so many rows of it
 * (`crowded_above`); all its months are kept then. So a brief adds up a bounded number of rows or sums, however
 * large the ledger, while a load hardly pays for them: most commodities have few rows, which are as quickly added up
 * as sums of them would be read.
 *
 * @param loads whose numbers follow one another.
 */
export async function keepSums(connection: DuckDBConnection, loads: readonly CountedLoad[]): Promise<void> {
  const above = (await queryOne(connection, 'SELECT crowded_above FROM ledger')).number('crowded_above')
  const candidates = [
    ...loads.flatMap((load) => (load.isOfOneTime ? [] : manyIn(load, above))),
    ...(await countMany(
      connection,
      loads.flatMap(({ id, commodityRows }) => (commodityRows ? [] : id)),
      above,
    )),
  ]
  const crowded = [
    ...loads.flatMap((load) => (load.isOfOneTime ? manyIn(load, above) : [])),
    ...(await crowdedAmong(connection, candidates, above)),
  ]
  if (crowded.length === 0) return
  await query(
    connection,
    `INSERT INTO sums
     ${sumsBySlice(
       `SELECT *, ($series::VARCHAR[])[load - $first + 1] AS series FROM observations WHERE ${rowsOf(crowded)}`,
       ['partner', 'procedure', 'place'],
     )}
     ORDER BY load, commodity, from_month, dimension`,
    { series: loads.map(({ series }) => series), first: loads[0]?.id ?? 0 },
  )
}

/** A commodity of a load. */
interface OfLoad {
  readonly load: number
  readonly commodity: bigint
}

const ofLoad = (row: Row): OfLoad => ({ load: row.number('load'), commodity: row.bigint('commodity') })

/**
 * Their rows, as a condition in SQL, of numbers alone. In a join with them the engine might gather the rows in memory
 * and look for these: of what the transaction brought it has no count.
 */
function rowsOf(some: readonly OfLoad[]): string {
  const loads = new Set(some.map(({ load }) => load))
  const commodities = new Set(some.map(({ commodity }) => commodity))
  const pairs = some.map(({ load, commodity }) => `(${load}, ${commodity})`)
  // Zone maps are not checked against pairs.
  return `load IN (${[...loads].join()}) AND commodity IN (${[...commodities].join()})
    ${loads.size > 1 ? `AND (load, commodity) IN (${pairs.join()})` : ''}`
}

/** Those of which some month, or the period of a file without months, has more than so many rows. */
async function crowdedAmong(
  connection: DuckDBConnection,
  candidates: readonly OfLoad[],
  above: number,
): Promise<OfLoad[]> {
  if (candidates.length === 0) return []
  const rows = await query(
    connection,
    `SELECT load, commodity FROM (
       SELECT load, commodity, count(*) AS row_count
       FROM observations WHERE ${rowsOf(candidates)}
       GROUP BY load, commodity, from_month
     )
     GROUP BY load, commodity
     HAVING max(row_count) > ${above}`,
  )
  return rows.map(ofLoad)
}

/** The commodities that have more rows in a load than some number. */
function manyIn({ id, commodityRows }: CountedLoad, above: number): OfLoad[] {
  const { codes = [], rows = [] } = commodityRows ?? {}
  const many = codes.filter((_, index) => (rows[index] ?? 0) > above)
  return many.map(({ code }) => ({ load: id, commodity: numberOfCode(code) }))
}

/** Those of loads whose rows nobody has counted. */
async function countMany(
  connection: DuckDBConnection,
  loads: readonly number[],
  above: number,
): Promise<OfLoad[]> {
  if (loads.length === 0) return []
  const rows = await query(
    connection,
    `SELECT load, commodity FROM observations WHERE load IN (${loads.join()})
     GROUP BY load, commodity HAVING count(*) > ${above}`,
  )
  return rows.map(ofLoad)
}
