import type { DuckDBConnection } from '@duckdb/node-api'
import { numberOfCode, numbersOfCodes, toCode } from '../../../trade/observation/observation.ts'
import { type Incoming, readCommodities } from '../catalog/catalog.ts'
import { query, queryOne } from '../query.ts'

/** Whether a load covers the months of a slice, in SQL. */
const coversMonths = (load: string): string => `CASE WHEN ${load}.monthly
  THEN slices.from_month = slices.to_month AND slices.from_month BETWEEN ${load}.from_month AND ${load}.to_month
    AND NOT list_contains(from_json(${load}.uncovered, '["INTEGER"]'), slices.from_month)
    AND coalesce(slices.from_month < ${load}.truncated_at, true)
  ELSE ${load}.truncated_at IS NULL
    AND slices.from_month = ${load}.from_month AND slices.to_month = ${load}.to_month
END`

/**
 * Notes, in the table `pair_slices` of this connection alone, the slices (period and commodity) of a new load and each
 * of its rivals in which one has rows (`has_own`, `has_theirs`) and the other has some too or covers them: what a file
 * covers are the commodities that it was asked for or lists, in its months before the cut-off, or its period as one.
 *
 * @param rivals the loads that may have the same cells (see `findRivals`), at least one.
 * @returns how many there are.
 */
export async function notePairSlices(
  connection: DuckDBConnection,
  incoming: Incoming,
  rivals: readonly number[],
): Promise<number> {
  const { id, facts } = incoming
  await noteListedCommodities(connection, incoming, rivals)
  await query(
    connection,
    `CREATE OR REPLACE TEMP TABLE pair_slices AS
     WITH own AS (
       SELECT DISTINCT from_month, to_month, commodity FROM observations WHERE load = ${id}
     ), rivals AS (
       SELECT * FROM loads WHERE id IN (${rivals.join()})
     ), slices AS (
       SELECT rival, from_month, to_month, commodity, bool_or(is_own) AS has_own, bool_or(NOT is_own) AS has_theirs
       FROM (
         SELECT DISTINCT load AS rival, from_month, to_month, commodity, false AS is_own FROM observations
         WHERE load IN (${rivals.join()}) AND from_month BETWEEN $from AND $to
         UNION ALL
         SELECT rivals.id AS rival, own.*, true AS is_own
         FROM own JOIN rivals ON own.from_month BETWEEN rivals.from_month AND rivals.to_month
       ) GROUP BY ALL
     ), covered AS (
       SELECT slices.*,
         (has_own OR mine.commodity IS NOT NULL) AND ${coversMonths('own_load')} AS own_covers,
         (has_theirs OR listed.commodity IS NOT NULL) AND ${coversMonths('rivals')} AS their_covers,
         has_theirs OR listed.commodity IS NOT NULL AS they_list, has_own OR mine.commodity IS NOT NULL AS own_lists
       FROM slices JOIN rivals ON rivals.id = slices.rival
         CROSS JOIN (SELECT * FROM loads WHERE id = ${id}) AS own_load
         LEFT JOIN listed_commodities AS mine ON mine.load = ${id} AND mine.commodity = slices.commodity
         LEFT JOIN listed_commodities AS listed ON listed.load = slices.rival AND listed.commodity = slices.commodity
     )
     FROM covered WHERE own_lists AND they_list`,
    { from: facts.period.from, to: facts.period.to },
  )
  return (await queryOne(connection, 'SELECT count(*) AS slices FROM pair_slices')).number('slices')
}

/** The commodities that loads were asked for, in the table `listed_commodities` of this connection alone. */
async function noteListedCommodities(
  connection: DuckDBConnection,
  incoming: Incoming,
  rivals: readonly number[],
): Promise<void> {
  const {
    id,
    facts: { cut, commodities },
  } = incoming
  const hasCommodities = cut.includes('commodity')
  const codes = new Set([...commodities, ...(await commoditiesInRows(connection, incoming))])
  const listed = hasCommodities
    ? await readCommodities(connection, `id IN (${rivals.join()})`, {}, [...codes])
    : new Map(rivals.map((rival) => [rival, ['']]))
  const lists = [[id, hasCommodities ? commodities : ['']] as const, ...listed].filter(
    ([, current]) => current.length > 0,
  )
  await query(
    connection,
    `CREATE OR REPLACE TEMP TABLE listed_commodities AS
     SELECT DISTINCT load, unnest(from_json('[' || codes || ']', '["BIGINT"]')) AS commodity
     FROM (SELECT unnest($loads::INTEGER[]) AS load, unnest($codes::VARCHAR[]) AS codes)`,
    {
      loads: lists.map(([load]) => load),
      codes: lists.map(([, local]) => (local[0] === '' ? String(numberOfCode('')) : numbersOfCodes(local))),
    },
  )
}

async function commoditiesInRows(
  connection: DuckDBConnection,
  { id, staged }: Incoming,
): Promise<readonly string[]> {
  if (staged.commodityRows) return staged.commodityRows.codes.map(({ code }) => code)
  const rows = await query(connection, `SELECT DISTINCT commodity FROM observations WHERE load = ${id}`)
  return rows.map((row) => toCode(row.bigint('commodity')))
}
