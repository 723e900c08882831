import { UserError } from '../../../trade/errors/errors.ts'
import { dimensions } from '../../../trade/trade.ts'
import { toSeries } from '../../coverage/coverage.ts'
import type { LoadFacts, StagedFile } from '../../ledger-interface.ts'
import { type Cells, cellColumns, holdToFacts, Row } from '../../sql/sql.ts'
import {
  type Connection,
  inStatements,
  isConflict,
  isLostWorker,
  listed,
  type Parameters,
  readOne,
} from '../connection/connection.ts'
import { type Stretch, within } from '../parts.ts'
import { nameBatch } from './batch-name.ts'
import { carryRows } from './insert-rows.ts'
import { keepSums } from './kept-sums.ts'

/** How often what belongs to a load is written, where a worker is lost under it. */
const attempts = 3

/** What belongs to a load, all of it written and verified. */
export interface Batch {
  readonly name: string
  readonly cells: Cells
  /** In which its rows may be gone through without holding all of them at once. */
  readonly stretches: readonly Stretch[]
}

/**
 * Writes what belongs to a load, under a name that was never given; where a worker is lost under it, under another
 * name from the start. It counts for nothing until the load's row is there (see `schema.ts`).
 *
 * @throws Error where what arrived is not what was said of the file.
 */
export async function writeBatch(
  connection: Connection,
  staged: StagedFile,
  facts: LoadFacts,
  crowded: number,
): Promise<Batch> {
  for (let attempt = 1; ; attempt++) {
    const name = await nameBatch(connection)
    try {
      const [stretches] = await Promise.all([
        carryRows(connection, name, staged, facts),
        writeCommodities(connection, name, facts.commodities),
        writeNames(connection, name, facts.names),
      ])
      const { unlisted, ...cells } = await verifyRows(connection, name, facts, stretches)
      if (unlisted > 0) await writeUnlisted(connection, name, facts)
      await keepSums(connection, name, facts, stretches, crowded)
      return { name, cells, stretches }
    } catch (error) {
      const cause = error instanceof UserError ? error.cause : error
      if (!(isLostWorker(cause) || isConflict(cause)) || attempt === attempts) throw error
    }
  }
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

/** Of commodities that the rows have and nobody asked for; no place among those asked for. */
export const inRowsAlone = -1

/** Writes the commodities of rows that were not asked for. */
async function writeUnlisted(connection: Connection, batch: string, facts: LoadFacts): Promise<void> {
  await connection.write(
    `INSERT INTO load_commodities
     SELECT DISTINCT $batch, ${inRowsAlone}, commodity FROM observations
     WHERE series = $series AND batch = $batch
       AND commodity NOT IN (SELECT commodity FROM load_commodities WHERE batch = $batch)`,
    { batch, series: toSeries(facts) },
  )
}

async function writeNames(connection: Connection, batch: string, names: LoadFacts['names']): Promise<void> {
  const values = dimensions.flatMap((dimension) =>
    names[dimension].map(({ code, name }) => JSON.stringify([dimension, code, name])),
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

/** Holds the rows that arrived against what was said of the file, and counts their cells. */
async function verifyRows(
  connection: Connection,
  batch: string,
  facts: LoadFacts,
  stretches: readonly Stretch[],
): Promise<Cells & { readonly unlisted: number }> {
  const counted: Row[] = []
  for (const stretch of stretches) counted.push(await countRows(connection, batch, facts, stretch))
  const given = addedUp(counted)
  holdToFacts(given, facts)
  const cells = given.number('cells')
  const unlisted = facts.cut.includes('commodity') ? given.number('unlisted') : 0
  return { cells, repeated: facts.rows - cells, firstLine: given.numberOrNull('first_line'), unlisted }
}

function countRows(connection: Connection, batch: string, facts: LoadFacts, stretch: Stretch): Promise<Row> {
  const decimal = (sql: string) => `CAST(coalesce(${sql}, 0) AS decimal(38, 0))`
  const condition = within(stretch)
  const asked = isAsked(facts.commodities)
  return readOne(
    connection,
    `SELECT ${decimal('count(*)')} AS cells, ${decimal('sum(n)')} AS row_count,
       ${decimal('sum(value)')} AS value_total, ${decimal('sum(n) FILTER (WHERE outside)')} AS outside,
       ${decimal('sum(n) FILTER (WHERE NOT was_asked)')} AS unlisted,
       min(first_line) FILTER (WHERE n > 1) AS first_line,
       ${dimensions.map((dimension) => `${decimal(`sum(${dimension}_filled)`)} AS ${dimension}`).join(', ')}
     FROM (
       SELECT count(*) AS n, min(line) AS first_line, sum(CAST(value AS decimal(38, 0))) AS value,
         from_month < $from OR to_month > $to AS outside, ${asked.sql} AS was_asked,
         ${dimensions.map((dimension) => `count(nullif(${dimension}, '')) AS ${dimension}_filled`).join(', ')}
       FROM observations WHERE series = $series AND batch = $batch AND ${condition.sql}
       GROUP BY ${cellColumns(facts.cut)}
     )`,
    {
      series: toSeries(facts),
      batch,
      from: facts.period.from,
      to: facts.period.to,
      ...condition.parameters,
      ...asked.parameters,
    },
  )
}

/** Up to so many codes are named in a statement. */
const namedCodes = 200

/** Whether a commodity was asked for, in SQL, with what is bound in it. */
function isAsked(commodities: readonly string[]): { readonly sql: string; readonly parameters: Parameters } {
  if (commodities.length > namedCodes)
    return {
      sql: 'commodity IN (SELECT commodity FROM load_commodities WHERE batch = $batch)',
      parameters: {},
    }
  const codes = listed('asked', commodities)
  return {
    sql: commodities.length === 0 ? 'false' : `commodity IN (${codes.sql})`,
    parameters: codes.parameters,
  }
}

/** What was counted stretch by stretch, as if it had been counted at once. */
function addedUp(rows: readonly Row[]): Row {
  const sum = (column: string) => rows.reduce((total, row) => total + row.bigint(column), 0n)
  const lines = rows.flatMap((row) => row.numberOrNull('first_line') ?? [])
  const columns = ['cells', 'row_count', 'value_total', 'outside', 'unlisted', ...dimensions]
  return new Row({
    ...Object.fromEntries(columns.map((column) => [column, sum(column)])),
    first_line: lines.length === 0 ? null : Math.min(...lines),
  })
}
