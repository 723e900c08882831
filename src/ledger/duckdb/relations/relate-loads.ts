import type { DuckDBConnection } from '@duckdb/node-api'
import type { Finding } from '../../../trade/trade.ts'
import {
  decidePair,
  findingsOfRelations,
  isLaterThan,
  measureOverlap,
  orientedRow,
  type Page,
  type PairedLoad,
  toSeries,
  UndecidedRelationError,
  undecidedPair,
} from '../../coverage/coverage.ts'
import { type Row, toStatedRelation } from '../../sql/sql.ts'
import { type Incoming, insertRelations, readRelations } from '../catalog/catalog.ts'
import { query } from '../query.ts'
import { comparePairs } from './compared-pairs.ts'
import { findPages } from './page-boundaries.ts'
import { notePairSlices } from './pair-slices.ts'
import { findSuperseded, insertReplacements, type RivalPair } from './replacements.ts'

export interface RelateOptions {
  /** Whether pairs that nobody has decided are kept as they are rather than refused. */
  readonly keepUndecided?: boolean
}

/**
 * Finds out and keeps how a new load relates to each of its rivals, and in which slices one replaces the other. Gives
 * what is worth telling of it.
 *
 * @param cells how many different keys its rows have.
 * @param rivals the loads that may have the same cells (see `findRivals`).
 * @throws UndecidedRelationError where neither the cells nor anybody says how it relates to one that still counts.
 */
export async function relateLoad(
  connection: DuckDBConnection,
  incoming: Incoming,
  cells: number,
  rivals: readonly number[],
  { keepUndecided = false }: RelateOptions = {},
): Promise<Finding[]> {
  if (rivals.length === 0) return []
  const { id, facts } = incoming
  const loads = await readPairedLoads(connection, [id, ...rivals])
  const added = loads.find((load) => load.id === id)
  if (!added) throw new Error(`load ${id} is not there`)
  const others = loads.filter((load) => load !== added)
  const slices = await notePairSlices(connection, incoming, rivals)
  const pages = await findPages(connection, added, others)
  if (slices === 0 && pages.size === 0) return []

  const compared = await comparePairs(connection, id, { ...facts, cells }, rivals)
  const pairs = others.map((other): RivalPair => {
    const isOwnLater = isLaterThan(added, other)
    const [earlier, later] = isOwnLater ? [other, added] : [added, other]
    const members = compared.filter(({ rival }) => rival === other.id)
    const laterCells = isOwnLater ? cells : other.cells
    const statistics = measureOverlap(
      members.map((row) => orientedRow(row, isOwnLater)),
      laterCells,
    )
    const pair = decidePair(earlier, later, statistics, pages.get(other.id) ?? null)
    return { rival: other.id, isOwnLater, pair }
  })
  const decided = pairs.flatMap(({ pair }) => pair ?? [])
  await insertRelations(
    connection,
    decided.map(({ kept }) => kept),
  )
  await insertReplacements(connection, id, toSeries(facts), pairs)

  const relations = await readRelations(
    connection,
    loads.map((load) => load.id),
  )
  const open = pairs.flatMap(({ rival, pair }) =>
    pair?.kept.kind === 'undecided' && relations.speaks(pair.later.id) ? { rival, pair } : [],
  )
  if (open.length > 0 && !keepUndecided) {
    const superseded = await findSuperseded(
      connection,
      id,
      open.map(({ rival }) => rival),
    )
    const left = open.filter(({ rival }) => !superseded.has(rival))
    if (left.length > 0)
      throw new UndecidedRelationError(
        facts.file,
        left.map(({ pair }) => undecidedPair(pair, id)),
      )
  }
  return findingsOfRelations(added, others, relations, decided)
}

interface PagedLoad extends PairedLoad, Page {
  readonly cells: number
}

async function readPairedLoads(connection: DuckDBConnection, ids: readonly number[]): Promise<PagedLoad[]> {
  const rows = await query(connection, `FROM loads WHERE id IN (${ids.join()}) ORDER BY id`)
  return rows.map(pagedLoadOf)
}

const pagedLoadOf = (row: Row): PagedLoad => ({
  id: row.number('id'),
  file: row.text('file'),
  asOf: row.text('as_of'),
  instant: row.bigint('as_of_instant'),
  relation: toStatedRelation(row),
  period: row.period(),
  monthly: row.boolean('monthly'),
  truncatedAt: row.monthOrNull('truncated_at'),
  cells: row.number('cells'),
})
