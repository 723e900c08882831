import type { DuckDBConnection } from '@duckdb/node-api'
import { numberOfCode } from '../../../trade/observation/observation.ts'
import type { LoadFacts, StagedFile } from '../../ledger-interface.ts'
import { type Cells, holdToFacts } from '../../sql/sql.ts'
import { literalPath } from '../../staging/staging.ts'
import { query, queryOne } from '../query.ts'
import { learnUnits, unitNumber, unitsIn } from './units.ts'

/** A file that is being taken in, under the number that it has as a load. */
export interface Incoming {
  readonly id: number
  readonly staged: StagedFile
  readonly facts: LoadFacts
}

/**
 * Reads staged files into the observations of their loads, whose numbers follow one another; a row without a month
 * has its load's period. Rows that are not sorted as the portal sorts them are sorted.
 */
export async function insertObservations(
  connection: DuckDBConnection,
  incoming: readonly Incoming[],
): Promise<void> {
  const [first] = incoming
  if (!first) return
  const paths = incoming.map(({ staged }) => literalPath(staged.path))
  const given = incoming.map(({ staged }) => staged.units)
  const units = await learnUnits(
    connection,
    given.every((some) => some !== undefined) ? given.flat() : await unitsIn(connection, paths),
  )
  const isSorted = incoming.every(({ staged }) => staged.order?.sorted)
  const ofFile = (list: string) => `($${list}::INTEGER[])[file_index::BIGINT + 1]`
  await query(
    connection,
    `INSERT INTO observations
     SELECT ($first + file_index::BIGINT)::INTEGER AS load, line,
       coalesce(month, ${ofFile('from')}) AS from_month, coalesce(month, ${ofFile('to')}),
       coalesce(commodity, ${numberOfCode('')}) AS commodity, partner, procedure, place,
       value, quantity, ${unitNumber('unit', units)}, quantity2, ${unitNumber('unit2', units)}
     FROM read_parquet($paths)
     ${isSorted ? '' : 'ORDER BY load, commodity, from_month'}`,
    {
      first: first.id,
      paths,
      units,
      ...periodsOf(incoming),
    },
  )
}

const periodsOf = (incoming: readonly Incoming[]) => ({
  from: incoming.map(({ facts }) => facts.period.from),
  to: incoming.map(({ facts }) => facts.period.to),
})

/**
 * Holds the rows that arrived against what was said of the files.
 *
 * @throws Error where they differ: the staging, or this reading of it, has a bug, and nothing may be kept.
 */
export async function verifyObservations(
  connection: DuckDBConnection,
  incoming: readonly Incoming[],
): Promise<void> {
  const [first, last] = [incoming[0]?.id ?? 0, incoming.at(-1)?.id ?? 0]
  const rows = await query(
    connection,
    `SELECT *, (
         earliest < ($from::INTEGER[])[load - $first + 1] OR latest > ($to::INTEGER[])[load - $first + 1]
       )::INTEGER AS outside
     FROM (
       SELECT load, count(*) AS row_count, coalesce(sum(value), 0::HUGEINT) AS value_total,
         min(from_month) AS earliest, max(to_month) AS latest,
         count(*) FILTER (commodity <> 1) AS commodity, count(partner) AS partner,
         count(procedure) AS procedure, count(place) AS place
       FROM observations WHERE load BETWEEN ${first} AND ${last} GROUP BY load
     )`,
    { first, ...periodsOf(incoming) },
  )
  const byLoad = new Map(rows.map((row) => [row.number('load'), row]))
  for (const { id, facts } of incoming) {
    const given = byLoad.get(id)
    if (given) holdToFacts(given, facts)
    else if (facts.rows > 0) throw new Error(`${facts.file}: none of its ${facts.rows} rows arrived`)
  }
}

export async function countCells(
  connection: DuckDBConnection,
  load: number,
  columns: string,
): Promise<Cells> {
  const counted = await queryOne(
    connection,
    `SELECT count(*) AS cells, coalesce(sum(n - 1), 0) AS repeated,
       min(first_line) FILTER (n > 1) AS first_line
     FROM (
       SELECT count(*) AS n, min(line) AS first_line FROM observations WHERE load = $load GROUP BY ${columns}
     )`,
    { load },
  )
  return {
    cells: counted.number('cells'),
    repeated: counted.number('repeated'),
    firstLine: counted.numberOrNull('first_line'),
  }
}
