import { cutKey } from '../../../trade/trade.ts'
import { type Page, type PairedLoad, toSeries } from '../../coverage/coverage.ts'
import type { LoadFacts } from '../../ledger-interface.ts'
import { type Row, toInstant, toStatedRelation } from '../../sql/sql.ts'
import type { Connection } from '../connection/connection.ts'
import { isScoped } from '../scope-columns.ts'
import type { ComparedRival } from './pair-slices.ts'

/** A load whose relations to those before it are to be found out. */
export interface AddedLoad {
  readonly batch: string
  readonly facts: Omit<LoadFacts, 'names'>
  /** The number that it has or is to get. */
  readonly id: number
  readonly cells: number
}

/** A load of a pair, by its number and the name that its rows bear. */
export interface RivalLoad extends PairedLoad, Page, ComparedRival {
  readonly period: LoadFacts['period']
  readonly cells: number
}

export const rivalOfAdded = ({ id, batch, facts, cells }: AddedLoad): RivalLoad => ({
  ...{ id, batch, cells, file: facts.file, asOf: facts.asOf, instant: BigInt(toInstant(facts.asOf)) },
  ...{ relation: facts.relation, period: facts.period, monthly: facts.monthly, scope: facts.scope },
  ...{ truncatedAt: facts.truncatedAt, uncoveredMonths: facts.uncoveredMonths },
})

/** Whether a load was filtered by what its cut shows. */
export const isFiltered = ({ facts }: AddedLoad, { scope }: RivalLoad): boolean =>
  isScoped(scope, cutKey(facts.cut))

/** What a load must know of those that are there when its turn comes. */
export interface Head {
  /** The number of the last one, or 0. */
  readonly id: number
  /** Whether there is one of the same content. */
  readonly same: boolean
  /**
   * The loads of its series that may have the same cells: their months touch its own, and some commodity is in both or was
   * asked for by both. Ordered by their numbers.
   */
  readonly rivals: readonly RivalLoad[]
}

/** @param batch the load's rows, which are there already. */
export async function readHead(
  connection: Connection,
  batch: string,
  facts: Omit<LoadFacts, 'names'>,
): Promise<Head> {
  const touches = 'series = $series AND from_month <= $to AND to_month >= $from AND batch <> $batch'
  const meets = facts.cut.includes('commodity')
    ? `batch IN (
         SELECT batch FROM load_commodities
         WHERE commodity IN (SELECT commodity FROM load_commodities WHERE batch = $batch)
       )`
    : 'true'
  // `loads` stands first, so that it is looked up first: what belongs to a load is written before its row.
  const rows = await connection.read(
    `SELECT id, batch, file, as_of, CAST(as_of_instant AS decimal(38, 0)) AS as_of_instant, relation, from_month,
       to_month, monthly, truncated_at, coalesce(uncovered, '[]') AS uncovered, scope,
       CAST(cells AS decimal(38, 0)) AS cells, sha256 = $sha256 AS same, ${touches} AND ${meets} AS is_rival
     FROM loads
     WHERE sha256 = $sha256 OR (${touches}) OR id = (SELECT max(id) FROM loads)
     ORDER BY id`,
    {
      ...{ series: toSeries(facts), batch, sha256: facts.sha256 },
      ...{ from: facts.period.from, to: facts.period.to },
    },
  )
  return {
    id: rows.at(-1)?.number('id') ?? 0,
    same: rows.some((row) => row.boolean('same')),
    rivals: rows.filter((row) => row.boolean('is_rival')).map(rivalOfRow),
  }
}

const rivalOfRow = (row: Row): RivalLoad => ({
  id: row.number('id'),
  batch: row.text('batch'),
  file: row.text('file'),
  asOf: row.text('as_of'),
  instant: row.bigint('as_of_instant'),
  relation: toStatedRelation(row),
  period: row.period(),
  monthly: row.boolean('monthly'),
  truncatedAt: row.monthOrNull('truncated_at'),
  // Both were written by `JSON.stringify`.
  uncoveredMonths: JSON.parse(row.text('uncovered')),
  scope: JSON.parse(row.text('scope')),
  cells: row.number('cells'),
})
