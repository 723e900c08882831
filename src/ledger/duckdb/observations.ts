import type { DuckDBConnection } from '@duckdb/node-api'
import type { LoadFacts, StagedFile } from '../ledger.ts'
import { type Cells, holdToFacts } from '../sql/kept-rows.ts'
import { codeNumber } from './code-numbers.ts'
import { query, queryOne } from './query.ts'
import { learnUnits } from './units.ts'

/** Reads a staged file into the observations of a load, sorted; a row without a month has the load's period. */
export async function insertObservations(
  connection: DuckDBConnection,
  load: number,
  staged: StagedFile,
  facts: LoadFacts,
): Promise<void> {
  const path = literalPath(staged.path)
  await learnUnits(connection, 'read_parquet($path)', { path })
  await query(
    connection,
    `INSERT INTO observations
     SELECT $load, line, coalesce(month, $from) AS from_month, coalesce(month, $to),
       ${codeNumber("coalesce(commodity, '')", 'BIGINT')} AS commodity, ${codeNumber('partner', 'INTEGER')},
       ${codeNumber('procedure', 'INTEGER')}, ${codeNumber('place', 'INTEGER')},
       value, quantity, first.id, quantity2, second.id
     FROM read_parquet($path) AS staged
       LEFT JOIN units AS first ON first.name = staged.unit
       LEFT JOIN units AS second ON second.name = staged.unit2
     ORDER BY commodity, from_month`,
    { load, path, from: facts.period.from, to: facts.period.to },
  )
}

/** The engine takes paths for patterns: `[2024] 出口?.csv` must be that file and no other. */
const literalPath = (path: string): string => path.replace(/[*?[]/g, '[$&]')

/**
 * Holds the rows that arrived against what was said of the file.
 *
 * @throws Error where they differ: the staging, or this reading of it, has a bug, and nothing may be kept.
 */
export async function verifyObservations(
  connection: DuckDBConnection,
  load: number,
  facts: LoadFacts,
): Promise<void> {
  const given = await queryOne(
    connection,
    `SELECT count(*) AS row_count, coalesce(sum(value), 0::HUGEINT) AS value_total,
       count(*) FILTER (from_month < $from OR to_month > $to) AS outside,
       count(*) FILTER (commodity <> 1) AS commodity, count(partner) AS partner,
       count(procedure) AS procedure, count(place) AS place
     FROM observations WHERE load = $load`,
    { load, from: facts.period.from, to: facts.period.to },
  )
  holdToFacts(given, facts)
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
