import type { DuckDBConnection } from '@duckdb/node-api'
import type { Breakdown } from '../../trade/terms.ts'
import { query } from './query.ts'

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

/**
 * Keeps sums of the crowded commodities of new loads, within the transaction that brings these. A load has a
 * commodity crowded where some month (or the period of a file without months) has more than so many rows of it
 * (`crowded_above`); all its months are kept then. So a brief adds up a bounded number of rows or sums, however
 * large the ledger, while a load hardly pays for them: most commodities have few rows, which are as quickly added up
 * as sums of them would be read.
 */
export async function keepSums(connection: DuckDBConnection, loads: readonly number[]): Promise<void> {
  const ofLoads = `load IN (${loads.join()})`
  await query(
    connection,
    `INSERT INTO sums
     WITH crowded AS (
       SELECT load, commodity FROM (
         SELECT load, commodity, count(*) AS row_count
         FROM observations WHERE ${ofLoads} GROUP BY load, commodity, from_month
       )
       GROUP BY load, commodity
       HAVING max(row_count) > (SELECT crowded_above FROM ledger)
     )
     ${sumsBySlice(
       `SELECT observations.*, series
        FROM observations SEMI JOIN crowded USING (load, commodity)
          JOIN (SELECT id AS load, series FROM loads) USING (load)
        WHERE ${ofLoads}`,
       ['partner', 'procedure', 'place'],
     )}
     ORDER BY load, commodity, from_month, dimension`,
  )
}
