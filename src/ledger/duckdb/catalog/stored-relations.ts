import type { DuckDBConnection } from '@duckdb/node-api'
import { type KeptRelation, KeptRelations } from '../../coverage/coverage.ts'
import { keptRelationRow, toStoredRelation } from '../../sql/sql.ts'
import { query } from '../query.ts'

/**
 * The relations of all loads.
 *
 * @param among only those of these loads.
 */
export async function readRelations(
  connection: DuckDBConnection,
  among?: readonly number[],
): Promise<KeptRelations> {
  const some = among?.join()
  const rows = await query(
    connection,
    `FROM relations ${some === undefined ? '' : `WHERE earlier IN (${some}) OR later IN (${some})`}`,
  )
  const loads = await query(
    connection,
    "SELECT id, relation, uncovered FROM loads WHERE relation = 'filtered' OR uncovered <> '[]'",
  )
  return new KeptRelations(
    rows.map((row) => toStoredRelation(row)),
    loads.filter((row) => row.textOrNull('relation') === 'filtered').map((row) => row.number('id')),
    new Map(loads.map((row) => [row.number('id'), JSON.parse(row.text('uncovered'))])),
  )
}

/** Keeps the relations of a new load. */
export async function insertRelations(
  connection: DuckDBConnection,
  relations: readonly KeptRelation[],
): Promise<void> {
  if (relations.length === 0) return
  const rows = relations.map((relation) => ({
    ...keptRelationRow(relation),
    load: Math.max(relation.earlier, relation.later),
  }))
  await query(
    connection,
    `INSERT INTO relations SELECT unnest(from_json($rows, '${relationFields}'), recursive := true)`,
    { rows: JSON.stringify(rows) },
  )
}

/** The columns of the table, in order. Values come as texts, which hold whole numbers of any size, and are cast. */
const relationFields = JSON.stringify([
  {
    ...{ earlier: 'INTEGER', later: 'INTEGER', kind: 'VARCHAR', firstPage: 'INTEGER', from: 'INTEGER' },
    ...{ to: 'INTEGER', equal: 'BIGINT', differing: 'BIGINT', gone: 'BIGINT', added: 'BIGINT' },
    ...{ earlierValue: 'VARCHAR', laterValue: 'VARCHAR', load: 'INTEGER' },
  },
])

/** Whether a load says what there is, rather than list a part of what another one says; in SQL, of the table `loads`. */
export const speaks = `(loads.relation IS DISTINCT FROM 'filtered'
  AND loads.id NOT IN (SELECT later FROM relations WHERE kind = 'excerpt'))`
