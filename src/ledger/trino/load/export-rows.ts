import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Observation, toColumns } from '../../../trade/observation/observation.ts'
import { codeNumber, commodityNumber, toMembersAndAmounts } from '../../sql/sql.ts'
import { encodeRows, StagedFileEncoder } from '../../staging/staging.ts'
import { type Connection, literal, type Staging } from '../connection/connection.ts'
import { nameBatch, stagedName } from './batch-name.ts'
import { fewRows } from './insert-rows.ts'
import { gatherRows, rowNames } from './staged-rows.ts'

/** Rows that are asked for at once where there is no staging folder. */
const pageRows = 50_000

/** A batch of the observations, by its name and series. */
interface Batch {
  readonly batch: string
  readonly series: string
}

/**
 * Brings the rows of a batch to a staged file on this machine: many of them as Parquet through the staging
 * folder, where there is one.
 */
export async function bringRows(
  connection: Connection,
  batch: Batch,
  count: number,
  path: string,
): Promise<void> {
  const { staging } = connection.address
  if (staging && count > fewRows) return throughFolder(connection, batch, staging, path)
  const encoder = new StagedFileEncoder()
  const file = await open(path, 'w')
  try {
    await file.write(encoder.begin())
    const pages = listWholeLines((after) => readRows(connection, batch, after), pageRows)
    for await (const columns of toColumns(pages)) await file.write(encoder.rows(encodeRows(columns)))
    await file.write(encoder.end())
  } finally {
    await file.close()
  }
}

/** A row whose months are one is a row of that month; others have the load's period. */
const month = 'CASE WHEN from_month = to_month THEN from_month END AS month'

async function throughFolder(
  connection: Connection,
  { series, batch }: Batch,
  staging: Staging,
  path: string,
): Promise<void> {
  const name = stagedName(await nameBatch(connection))
  const folder = join(staging.folder, name)
  const location = literal(`${staging.location.replace(/\/$/, '')}/${name}`)
  try {
    // Nothing can be bound to the place of a table; this one is the workspace's own.
    await connection.write(
      `CREATE TABLE ${name} WITH (location = ${location}) AS
       SELECT ${rowNames} FROM (
         SELECT line, ${month}, ${commodityNumber("nullif(commodity, '')")} AS commodity,
           ${codeNumber('partner', 'INTEGER')} AS partner, ${codeNumber('procedure', 'INTEGER')} AS procedure,
           ${codeNumber('place', 'INTEGER')} AS place, value, quantity, unit, quantity2, unit2
         FROM observations WHERE series = ${literal(series)} AND batch = ${literal(batch)}
       )`,
    )
    try {
      await gatherRows(join(folder, 'data'), path)
    } finally {
      await connection.write(`DROP TABLE ${name}`)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * The rows, some at a time, in the order of their lines. A line can have several rows, and those of the last line of a full
 * page may go on beyond it, so a page ends before that line and the next one begins with it.
 *
 * @param readPage reads the first rows after a line, as many as a page has.
 */
export async function* listWholeLines(
  readPage: (after: number) => Promise<readonly Observation[]>,
  size: number,
): AsyncGenerator<readonly Observation[]> {
  for (let after = -1; ; ) {
    const rows = await readPage(after)
    const last = rows.at(-1)
    if (!last || rows.length < size) {
      yield rows
      return
    }
    const page = rows.filter(({ line }) => line < last.line)
    if (page.length === 0) throw new Error(`line ${last.line} has more rows than a page`)
    yield page
    after = last.line - 1
  }
}

async function readRows(
  connection: Connection,
  batch: Batch,
  after: number,
): Promise<readonly Observation[]> {
  const rows = await connection.read(
    `SELECT line, ${month}, nullif(commodity, '') AS commodity, partner, procedure, place,
       CAST(value AS decimal(38, 0)) AS value, CAST(quantity AS decimal(38, 0)) AS quantity, unit,
       CAST(quantity2 AS decimal(38, 0)) AS quantity2, unit2
     FROM observations WHERE series = $series AND batch = $batch AND line > $after
     ORDER BY line LIMIT ${pageRows}`,
    { ...batch, after },
  )
  return rows.map((row) => ({
    month: row.monthOrNull('month'),
    commodity: row.textOrNull('commodity'),
    ...toMembersAndAmounts(row),
  }))
}
