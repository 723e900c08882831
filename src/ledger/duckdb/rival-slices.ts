import type { DuckDBConnection } from '@duckdb/node-api'
import { numbersOfCodes } from '../../trade/code-number.ts'
import type { LoadFacts } from '../ledger.ts'
import { isWhole } from '../series.ts'
import { query, queryOne } from './query.ts'

/**
 * Notes, in the table `rival_slices` of this connection alone, the slices in which other loads have cells to compare
 * with: those of the new load's rows (`is_own`), and all that it covers (`covered`), since a cell may be gone with its
 * whole slice. A file covers what it must list if there is trade: where it is not filtered, its months before the
 * cut-off, or its period as one if it has no months.
 *
 * @param rivals the loads that may have the same cells (see `findRivals`).
 * @returns how many there are.
 */
export async function noteRivalSlices(
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
     SELECT from_month, to_month, commodity, coalesce(is_own, false) AS is_own,
       $listsAll AND commodity IN (SELECT unnest(from_json('[' || $commodities || ']', '["BIGINT"]'))) AND CASE
         WHEN $monthly THEN from_month = to_month AND from_month < $truncatedAt
         ELSE from_month = $from AND to_month = $to
       END AS covered
     FROM theirs LEFT JOIN own USING (from_month, to_month, commodity)
     WHERE covered OR own.is_own`,
    {
      load,
      rivals,
      listsAll: isWhole(scope) && (monthly || truncatedAt === null),
      monthly,
      // There may be thousands, which are bound as one text many times as fast as number by number.
      commodities: numbersOfCodes(facts.cut.includes('commodity') ? commodities : ['']),
      from: period.from,
      to: period.to,
      truncatedAt: truncatedAt ?? afterEveryMonth,
    },
  )
  return (await queryOne(connection, 'SELECT count(*) AS slices FROM rival_slices')).number('slices')
}

const afterEveryMonth = 999_999
