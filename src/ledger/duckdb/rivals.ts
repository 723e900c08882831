import type { DuckDBConnection } from '@duckdb/node-api'
import { numberOfCode } from '../../trade/code-number.ts'
import type { Finding } from '../../trade/finding.ts'
import type { LoadFacts } from '../ledger.ts'
import { isWhole } from '../series.ts'
import { rivalFindingOf } from '../sql/kept-rows.ts'
import { cellColumns } from '../sql/prevalence.ts'
import { precedence } from './prevailing.ts'
import { query, queryOne } from './query.ts'
import { unitText } from './units.ts'

/**
 * What a new load says otherwise than the loads that are there, one finding for each of them and kind:
 * `revised` and `noLongerListed` against the cells that prevailed until now and are no later than this load,
 * `sameDate` against every load of the same date.
 *
 * @param rivals the loads that may have the same cells (see `findRivals`).
 */
export async function compareWithRivals(
  connection: DuckDBConnection,
  load: number,
  facts: LoadFacts,
  series: string,
  rivals: readonly number[],
): Promise<Finding[]> {
  if ((await findRivalSlices(connection, load, facts, rivals)) === 0) return []
  await gatherCells(connection, facts, series, [load, ...rivals])
  const columns = cellColumns(facts.cut)
  const found = await query(
    connection,
    `WITH others AS (
       SELECT *, precedence = max(precedence) OVER (PARTITION BY ${columns}) AS prevailed
       FROM rival_cells WHERE load <> $load
     ),
     compared AS (
       SELECT before.load, prevailed, own.load IS NULL AS gone, ${differs} AS differs, covered,
         before.as_of_instant AS instant, (SELECT as_of_instant FROM loads WHERE id = $load) AS own_instant
       FROM others AS before
         JOIN rival_slices USING (from_month, to_month, commodity)
         LEFT JOIN (FROM rival_cells WHERE load = $load) AS own USING (${columns})
     ),
     kinds AS (
       SELECT load, CASE
         WHEN gone THEN CASE WHEN prevailed AND covered AND instant <= own_instant THEN 'noLongerListed' END
         WHEN differs AND instant = own_instant THEN 'sameDate'
         WHEN differs AND prevailed AND instant < own_instant THEN 'revised'
       END AS kind
       FROM compared
     )
     SELECT kind, file, count(*) AS cells
     FROM kinds JOIN loads ON loads.id = kinds.load
     WHERE kind IS NOT NULL
     GROUP BY kind, id, file
     ORDER BY kind, id`,
    { load },
  )
  return found.map(rivalFindingOf)
}

/**
 * Notes the slices in which other loads have cells to compare with: those of the new load's rows, and all
 * that it covers, since a cell may be gone with its whole slice. A file covers what it must list if there is
 * trade: where it is not filtered, its months before the cut-off, or its period as one if it has no months.
 */
async function findRivalSlices(
  connection: DuckDBConnection,
  load: number,
  facts: LoadFacts,
  rivals: readonly number[],
): Promise<number> {
  const { scope, period, monthly, truncatedAt, commodities } = facts
  await query(
    connection,
    `CREATE OR REPLACE TEMP TABLE rival_slices AS
     WITH own AS (
       SELECT DISTINCT from_month, to_month, commodity, true AS is_own FROM observations WHERE load = $load
     ), theirs AS (
       SELECT DISTINCT from_month, to_month, commodity FROM observations
       WHERE load IN (SELECT unnest($rivals::INTEGER[])) AND from_month BETWEEN $from AND $to
     )
     SELECT from_month, to_month, commodity,
       $listsAll AND commodity IN (SELECT unnest($commodities::BIGINT[])) AND CASE
         WHEN $monthly THEN from_month = to_month AND from_month < $truncatedAt
         ELSE from_month = $from AND to_month = $to
       END AS covered
     FROM theirs LEFT JOIN own USING (from_month, to_month, commodity)
     WHERE covered OR is_own`,
    {
      load,
      rivals,
      listsAll: isWhole(scope) && (monthly || truncatedAt === null),
      monthly,
      commodities: (facts.cut.includes('commodity') ? commodities : ['']).map(numberOfCode),
      from: period.from,
      to: period.to,
      truncatedAt: truncatedAt ?? afterEveryMonth,
    },
  )
  return (await queryOne(connection, 'SELECT count(*) AS slices FROM rival_slices')).number('slices')
}

const afterEveryMonth = 999_999

/** The cells of every load in the rival slices, their rows added up. */
async function gatherCells(
  connection: DuckDBConnection,
  facts: LoadFacts,
  series: string,
  loads: readonly number[],
): Promise<void> {
  const columns = cellColumns(facts.cut)
  await query(
    connection,
    `CREATE OR REPLACE TEMP TABLE rival_cells AS
     WITH precedence AS (${precedence})
     SELECT load, ${columns}, any_value(precedence) AS precedence, any_value(as_of_instant) AS as_of_instant,
       sum(value) AS value, sum(quantity) AS quantity, sum(quantity2) AS quantity2,
       min(${unitText('unit')}) AS unit, min(${unitText('unit2')}) AS unit2
     FROM observations JOIN precedence USING (load)
       SEMI JOIN rival_slices USING (from_month, to_month, commodity)
     WHERE load IN (SELECT unnest($loads))
     GROUP BY load, ${columns}`,
    { series: [series], loads },
  )
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
