import type { Month } from '../../trade/trade.ts'
import { type KeptRelation, KeptRelations } from '../coverage/coverage.ts'
import { toStoredRelation } from '../sql/sql.ts'
import { type Connection, writeRepeatable } from './connection/connection.ts'

/** What a ledger keeps of how its loads relate. */
export interface StoredRelations {
  readonly kept: readonly KeptRelation[]
  /** The loads that are stated to be filtered. */
  readonly filtered: readonly number[]
  /** The months of their periods that loads do not cover. */
  readonly uncovered: ReadonlyMap<number, readonly Month[]>
}

/** The relations of all loads that are there. */
export async function readStoredRelations(connection: Connection): Promise<StoredRelations> {
  const number = (column: string) => `CAST(${column} AS decimal(38, 0)) AS ${column}`
  // `loads` stands first, so that it is looked up first: what belongs to a load is written before its row.
  const rows = await connection.read(
    `SELECT loads.id, loads.batch, loads.relation, coalesce(loads.uncovered, '[]') AS uncovered, relations.earlier, kind, first_page, relations.from_month,
       relations.to_month, ${['equal', 'differing', 'gone', 'added'].map(number).join(', ')}, earlier_value, later_value
     FROM loads LEFT JOIN relations ON relations.later = loads.batch`,
  )
  const numbers = new Map(rows.map((row) => [row.text('batch'), row.number('id')]))
  const numberOf = (batch: string | null) => (batch === null ? null : (numbers.get(batch) ?? null))
  const stored = new Map<string, KeptRelation>()
  const filtered = new Set<number>()
  const uncovered = new Map<number, readonly Month[]>()
  for (const row of rows) {
    const later = row.number('id')
    if (row.textOrNull('relation') === 'filtered') filtered.add(later)
    if (row.text('uncovered') !== '[]') uncovered.set(later, JSON.parse(row.text('uncovered')))
    const earlier = numberOf(row.textOrNull('earlier'))
    // The earlier load is gone, or there is none.
    if (earlier === null) continue
    const firstPage = numberOf(row.textOrNull('first_page'))
    // What was written twice is the same.
    stored.set(`${earlier} ${later}`, toStoredRelation(row, { earlier, later, firstPage }))
  }
  return { kept: [...stored.values()], filtered: [...filtered], uncovered }
}

export async function readRelations(connection: Connection): Promise<KeptRelations> {
  const { kept, filtered, uncovered } = await readStoredRelations(connection)
  return new KeptRelations(kept, filtered, uncovered)
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
