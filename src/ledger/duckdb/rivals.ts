import type { DuckDBConnection } from '@duckdb/node-api'
import type { Finding } from '../../trade/finding.ts'
import type { LoadFacts } from '../ledger.ts'
import { instantOf } from '../sql/kept-load.ts'
import { rivalFindingOf } from '../sql/kept-rows.ts'
import { cellColumns } from '../sql/prevalence.ts'
import { query } from './query.ts'
import { readUnits } from './units.ts'

/**
 * What a new load says otherwise than the loads that are there, one finding for each of them and kind:
 * `revised` and `noLongerListed` against the cells that prevailed until now and are no later than this load,
 * `sameDate` against every load of the same date. The slices to compare must be noted (see `noteRivalSlices`).
 *
 * @param cells how many different keys its rows have.
 * @param rivals the loads that may have the same cells (see `findRivals`), at least one.
 */
export async function compareWithRivals(
  connection: DuckDBConnection,
  load: number,
  facts: LoadFacts,
  cells: number,
  rivals: readonly number[],
): Promise<Finding[]> {
  const columns = cellColumns(facts.cut)
  const repeating = await loadsWithRepeatedKeys(connection, rivals)
  if (cells < facts.rows) repeating.add(load)
  const prevailed = rivals.length > 1 ? `precedence = max(precedence) OVER (PARTITION BY ${columns})` : 'true'
  const found = await query(
    connection,
    `WITH rivals AS (
       SELECT id AS load, file, as_of_instant, row_number() OVER (ORDER BY as_of_instant, id) AS precedence
       FROM loads WHERE id IN (${rivals.join()})
     ),
     others AS (
       SELECT *, ${prevailed} AS prevailed FROM (${cellsOf(rivals, columns, repeating)}) JOIN rivals USING (load)
     ),
     kinds AS (
       SELECT before.load, file, CASE
         WHEN own.load IS NULL
           THEN CASE WHEN prevailed AND covered AND as_of_instant <= $instant THEN 'noLongerListed' END
         WHEN ${differs} AND as_of_instant = $instant THEN 'sameDate'
         WHEN ${differs} AND prevailed AND as_of_instant < $instant THEN 'revised'
       END AS kind
       FROM others AS before
         JOIN rival_slices USING (from_month, to_month, commodity)
         LEFT JOIN (${cellsOf([load], columns, repeating)}) AS own USING (${columns})
     )
     SELECT kind, file, count(*) AS cells
     FROM kinds WHERE kind IS NOT NULL
     GROUP BY kind, load, file
     ORDER BY kind, load`,
    { instant: BigInt(instantOf(facts.asOf)), units: await unitRanks(connection) },
  )
  return found.map(rivalFindingOf)
}

/** Of some loads those in which several rows have one key, and are one cell. */
async function loadsWithRepeatedKeys(
  connection: DuckDBConnection,
  loads: readonly number[],
): Promise<Set<number>> {
  const rows = await query(
    connection,
    `SELECT id FROM loads WHERE id IN (${loads.join()}) AND cells < row_count`,
  )
  return new Set(rows.map((row) => row.number('id')))
}

/**
 * The cells of loads in the rival slices, in SQL: their rows, added up in those loads alone that repeat keys. The place
 * of each unit among all is bound to it, as `$units`.
 */
function cellsOf(loads: readonly number[], columns: string, repeating: ReadonlySet<number>): string {
  const rowsOf = (some: readonly number[]) => `
    SELECT load, ${columns}, value, quantity, quantity2,
      ($units::INTEGER[])[unit] AS unit, ($units::INTEGER[])[unit2] AS unit2
    FROM observations SEMI JOIN rival_slices USING (from_month, to_month, commodity)
    WHERE load IN (${some.join()})`
  const addedUp = (rows: string) => `
    SELECT load, ${columns}, sum(value) AS value, sum(quantity) AS quantity, sum(quantity2) AS quantity2,
      min(unit) AS unit, min(unit2) AS unit2
    FROM (${rows}) GROUP BY load, ${columns}`
  const single = loads.filter((load) => !repeating.has(load))
  const repeated = loads.filter((load) => repeating.has(load))
  return [
    ...(single.length > 0 ? [rowsOf(single)] : []),
    ...(repeated.length > 0 ? [addedUp(rowsOf(repeated))] : []),
  ].join(' UNION ALL ')
}

/** The place of each unit, by its number, in the order of their names: a cell of several units has the first of these. */
async function unitRanks(connection: DuckDBConnection): Promise<number[]> {
  const names = await readUnits(connection)
  const ranks = new Map([...names].sort().map((name, rank) => [name, rank]))
  return names.map((name) => ranks.get(name) ?? 0)
}

/**
 * Another value, or another quantity or unit where the earlier file gave one: quantities that were first
 * asked for later are no revision.
 */
const differs = `(before.value <> own.value
  OR (before.quantity IS NOT NULL AND before.quantity IS DISTINCT FROM own.quantity)
  OR (before.quantity2 IS NOT NULL AND before.quantity2 IS DISTINCT FROM own.quantity2)
  OR (before.unit IS NOT NULL AND before.unit IS DISTINCT FROM own.unit)
  OR (before.unit2 IS NOT NULL AND before.unit2 IS DISTINCT FROM own.unit2))`
