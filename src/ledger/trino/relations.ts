import { type KeptRelation, KeptRelations } from '../coverage/decided-pair.ts'
import { keptRelationOf } from '../sql/kept-relation.ts'
import type { Connection } from './connection.ts'
import { writeRepeatable } from './repeatable.ts'

/** What a ledger keeps of how its loads relate. */
export interface StoredRelations {
  readonly kept: readonly KeptRelation[]
  /** The loads that are stated to be filtered. */
  readonly filtered: readonly number[]
}

/** The relations of all loads that are there. */
export async function readStoredRelations(connection: Connection): Promise<StoredRelations> {
  const number = (column: string) => `CAST(${column} AS decimal(38, 0))`
  // `loads` stands first, so that it is looked up first: what belongs to a load is written before its row.
  const rows = await connection.read(
    `SELECT id AS earlier, id AS later, relation AS kind, NULL AS first_page, from_month, to_month,
       DECIMAL '0' AS equal, DECIMAL '0' AS differing, DECIMAL '0' AS gone, DECIMAL '0' AS added,
       DECIMAL '0' AS earlier_value, DECIMAL '0' AS later_value
     FROM loads WHERE relation = 'filtered'
     UNION
     SELECT before.id, after.id, kind, page.id, relations.from_month, relations.to_month, ${number('equal')},
       ${number('differing')}, ${number('gone')}, ${number('added')}, earlier_value, later_value
     FROM loads AS before JOIN relations ON relations.earlier = before.batch
       JOIN loads AS after ON after.batch = relations.later
       LEFT JOIN loads AS page ON page.batch = relations.first_page`,
  )
  const isFiltered = (kind: string) => kind === 'filtered'
  return {
    kept: rows.filter((row) => !isFiltered(row.text('kind'))).map(keptRelationOf),
    filtered: rows.filter((row) => isFiltered(row.text('kind'))).map((row) => row.number('later')),
  }
}

export async function readRelations(connection: Connection): Promise<KeptRelations> {
  const { kept, filtered } = await readStoredRelations(connection)
  return new KeptRelations(kept, filtered)
}

/**
 * Writes relations of a load, whose numbers stand for these names of rows. Until both loads are there this is nothing, and
 * written twice it is the same.
 */
export async function insertRelations(
  connection: Connection,
  relations: readonly KeptRelation[],
  batchOf: (load: number) => string,
): Promise<void> {
  if (relations.length === 0) return
  const rows = relations.map(({ earlier, later, kind, firstPage, months, cells, value }) => [
    ...[batchOf(earlier), batchOf(later), kind, firstPage === null ? '' : batchOf(firstPage)],
    ...[months.from, months.to, cells.equal, cells.differing, cells.gone, cells.added],
    ...[String(value.earlier), String(value.later)],
  ])
  await writeRepeatable(
    connection,
    `INSERT INTO relations
     SELECT earlier, later, kind, nullif(first_page, ''), from_month, to_month, equal, differing, gone, added,
       CAST(earlier_value AS decimal(38, 0)), CAST(later_value AS decimal(38, 0))
     FROM UNNEST(CAST(json_parse($rows) AS array(row(earlier varchar, later varchar, kind varchar, first_page varchar,
       from_month integer, to_month integer, equal bigint, differing bigint, gone bigint, added bigint,
       earlier_value varchar, later_value varchar))))
       AS given (earlier, later, kind, first_page, from_month, to_month, equal, differing, gone, added,
         earlier_value, later_value)`,
    { rows: JSON.stringify(rows) },
  )
}

/** Whether a load says what there is, rather than list a part of what another one says; in SQL, of the table `loads`. */
export const speaks = `(coalesce(loads.relation, '') <> 'filtered' AND loads.batch NOT IN (
  SELECT relations.later FROM relations JOIN loads AS whole ON whole.batch = relations.earlier
  WHERE relations.kind = 'excerpt'))`

/** Whether the next page of a query completes the month in which a load is cut off; in SQL, of the table `loads`. */
export const isPage = `(loads.truncated_at IS NOT NULL AND (loads.batch, loads.truncated_at) IN (
  SELECT relations.first_page, relations.from_month
  FROM relations JOIN loads AS before ON before.batch = relations.earlier
    JOIN loads AS after ON after.batch = relations.later
  WHERE relations.kind = 'pages'))`
