import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { LoadFacts, StagedFile } from '../ledger.ts'
import { seriesOf } from '../series.ts'
import type { Staging } from './address.ts'
import type { Connection } from './connection.ts'
import { literal } from './literal.ts'
import { rowNames, rowsAsJson, rowType } from './staged-rows.ts'
import { inStatements } from './statements.ts'

/** Up to here, rows travel in a statement even where there is a staging folder: one trip instead of four. */
export const fewRows = 5_000

/**
 * Brings the rows of a staged file into the observations, under the name of a batch; a row without a month
 * has the load's period. Many rows go as a Parquet file through the staging folder, where there is one.
 */
export async function carryRows(
  connection: Connection,
  batch: string,
  staged: StagedFile,
  facts: LoadFacts,
): Promise<void> {
  const { staging } = connection.address
  const insert = (relation: string, parameters = {}) =>
    connection.write(
      `INSERT INTO observations
       SELECT $series, $batch, line, coalesce(month, $from), coalesce(month, $to), coalesce(commodity, ''),
         partner, procedure, place, value, quantity, unit, quantity2, unit2
       FROM ${relation}`,
      { series: seriesOf(facts), batch, from: facts.period.from, to: facts.period.to, ...parameters },
    )
  if (staging && facts.rows > fewRows) {
    await throughFolder(connection, staged, staging, insert)
    return
  }
  const relation = `UNNEST(CAST(json_parse($rows) AS array(row(${rowType})))) AS staged (${rowNames})`
  for await (const rows of inStatements(rowsAsJson(staged))) await insert(relation, { rows })
}

/** Takes the file as a table of its own, from which `insert` takes its rows; leaves no trace of it. */
async function throughFolder(
  connection: Connection,
  staged: StagedFile,
  { folder, location }: Staging,
  insert: (relation: string) => Promise<unknown>,
): Promise<void> {
  const name = `staged_${randomUUID().replaceAll('-', '')}`
  const own = join(folder, name)
  try {
    await mkdir(own, { recursive: true })
    await copyFile(staged.path, join(own, 'rows.parquet'))
    await connection.write(`CREATE TABLE ${name} (${rowType})`)
    try {
      // No value can be bound in this statement; this one is the workspace's own.
      const from = literal(`${location.replace(/\/$/, '')}/${name}`)
      await connection.write(
        `ALTER TABLE ${name} EXECUTE add_files(location => ${from}, format => 'PARQUET')`,
      )
      await insert(name)
    } finally {
      await connection.write(`DROP TABLE ${name}`)
    }
  } finally {
    await rm(own, { recursive: true, force: true })
  }
}
