import { dimensions } from '../../trade/terms.ts'
import type { LoadFacts, StagedFile } from '../ledger.ts'
import { seriesOf } from '../series.ts'
import { type Cells, holdToFacts } from '../sql/kept-rows.ts'
import { cellColumns } from '../sql/prevalence.ts'
import { carryRows } from './carry.ts'
import { type Connection, readOne } from './connection.ts'
import { inStatements } from './statements.ts'

/**
 * Writes what belongs to a load, under the name of its batch. It counts for nothing until the load's row is
 * there (see `schema.ts`).
 */
export async function writeBatch(
  connection: Connection,
  batch: string,
  staged: StagedFile,
  facts: LoadFacts,
): Promise<void> {
  await Promise.all([
    carryRows(connection, batch, staged, facts),
    writeCommodities(connection, batch, facts.commodities),
    writeNames(connection, batch, facts.names),
  ])
}

async function writeCommodities(
  connection: Connection,
  batch: string,
  commodities: readonly string[],
): Promise<void> {
  const values = commodities.map((commodity, position) => JSON.stringify([position, commodity]))
  for await (const rows of inStatements(values)) {
    await connection.write(
      `INSERT INTO load_commodities
       SELECT $batch, position, commodity
       FROM UNNEST(CAST(json_parse($rows) AS array(row(position integer, commodity varchar))))
         AS listed (position, commodity)`,
      { batch, rows },
    )
  }
}

async function writeNames(connection: Connection, batch: string, names: LoadFacts['names']): Promise<void> {
  const values = dimensions.flatMap((dimension) =>
    [...names[dimension]].map(([code, name]) => JSON.stringify([dimension, code, name])),
  )
  for await (const rows of inStatements(values)) {
    await connection.write(
      `INSERT INTO names
       SELECT $batch, dimension, code, name
       FROM UNNEST(CAST(json_parse($rows) AS array(row(dimension varchar, code varchar, name varchar))))
         AS named (dimension, code, name)`,
      { batch, rows },
    )
  }
}

/**
 * Holds the rows that arrived against what was said of the file, and counts their cells.
 *
 * @throws Error where they differ: the staging, or this reading of it, has a bug, and nothing may be kept.
 */
export async function verifyBatch(connection: Connection, batch: string, facts: LoadFacts): Promise<Cells> {
  const decimal = (sql: string) => `CAST(coalesce(${sql}, 0) AS decimal(38, 0))`
  const given = await readOne(
    connection,
    `SELECT ${decimal('count(*)')} AS cells, ${decimal('sum(n)')} AS row_count,
       ${decimal('sum(value)')} AS value_total, ${decimal('sum(n) FILTER (WHERE outside)')} AS outside,
       min(first_line) FILTER (WHERE n > 1) AS first_line,
       ${dimensions.map((dimension) => `${decimal(`sum(${dimension}_filled)`)} AS ${dimension}`).join(', ')}
     FROM (
       SELECT count(*) AS n, min(line) AS first_line, sum(CAST(value AS decimal(38, 0))) AS value,
         from_month < $from OR to_month > $to AS outside,
         ${dimensions.map((dimension) => `count(nullif(${dimension}, '')) AS ${dimension}_filled`).join(', ')}
       FROM observations WHERE series = $series AND batch = $batch
       GROUP BY ${cellColumns(facts.cut)}
     )`,
    { series: seriesOf(facts), batch, from: facts.period.from, to: facts.period.to },
  )
  holdToFacts(given, facts)
  const cells = given.number('cells')
  return { cells, repeated: facts.rows - cells, firstLine: given.numberOrNull('first_line') }
}
