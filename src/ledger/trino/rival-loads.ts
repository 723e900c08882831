import type { PairedLoad } from '../coverage/decided-pair.ts'
import type { Page } from '../coverage/pages.ts'
import type { Scope } from '../ledger.ts'
import { seriesOf } from '../series.ts'
import { instantOf, statedRelationOf } from '../sql/kept-load.ts'
import type { Row } from '../sql/row.ts'
import type { Connection } from './connection.ts'
import type { ComparedLoad } from './pair-slices.ts'

/** A load whose relations to those before it are to be found out. */
export interface AddedLoad extends ComparedLoad {
  /** The number that it has or is to get. */
  readonly id: number
  readonly cells: number
}

/** A load of a pair, by its number and the name that its rows bear. */
export interface RivalLoad extends PairedLoad, Page {
  readonly batch: string
  readonly scope: Scope
  readonly cells: number
}

export const rivalOfAdded = ({ id, batch, facts, cells }: AddedLoad): RivalLoad => ({
  ...{ id, batch, cells, file: facts.file, asOf: facts.asOf, instant: BigInt(instantOf(facts.asOf)) },
  ...{ relation: facts.relation, period: facts.period, monthly: facts.monthly, scope: facts.scope },
  truncatedAt: facts.truncatedAt,
})

/**
 * The loads before a load, of its series, that may have the same cells: their months touch its own, and some commodity is
 * in both or was asked for by both. Ordered by their numbers.
 *
 * @param withdrawn the rows of the load whose place it takes, or empty.
 */
export async function readRivals(
  connection: Connection,
  { id, batch, facts }: AddedLoad,
  withdrawn: string,
): Promise<RivalLoad[]> {
  const touching = `SELECT id, batch, file, as_of, CAST(as_of_instant AS decimal(38, 0)) AS as_of_instant, relation,
       from_month, to_month, monthly, truncated_at, scope, CAST(cells AS decimal(38, 0)) AS cells
     FROM loads
     WHERE series = $series AND batch <> $withdrawn AND batch <> $batch AND id < $id
       AND from_month <= $to AND to_month >= $from`
  const rowsHeld = 'observations WHERE series = $series'
  const sql = facts.cut.includes('commodity')
    ? `WITH touching AS (${touching}), own AS (
         SELECT commodity FROM load_commodities WHERE batch = $batch
         UNION SELECT commodity FROM ${rowsHeld} AND batch = $batch
       ), held AS (
         SELECT batch, commodity FROM load_commodities WHERE batch IN (SELECT batch FROM touching)
         UNION SELECT batch, commodity FROM ${rowsHeld} AND batch IN (SELECT batch FROM touching)
       )
       SELECT * FROM touching WHERE batch IN (
         SELECT held.batch FROM held WHERE commodity IN (SELECT commodity FROM own)
       ) ORDER BY id`
    : `${touching} ORDER BY id`
  const { from, to } = facts.period
  const rows = await connection.read(sql, { series: seriesOf(facts), batch, withdrawn, id, from, to })
  return rows.map(rivalOfRow)
}

const rivalOfRow = (row: Row): RivalLoad => ({
  id: row.number('id'),
  batch: row.text('batch'),
  file: row.text('file'),
  asOf: row.text('as_of'),
  instant: row.bigint('as_of_instant'),
  relation: statedRelationOf(row),
  period: row.period(),
  monthly: row.boolean('monthly'),
  truncatedAt: row.monthOrNull('truncated_at'),
  // Written by `JSON.stringify`.
  scope: JSON.parse(row.text('scope')),
  cells: row.number('cells'),
})
