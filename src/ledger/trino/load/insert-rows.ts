import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '../../../trade/errors/errors.ts'
import { toSeries } from '../../coverage/coverage.ts'
import type { LoadFacts, StagedFile } from '../../ledger-interface.ts'
import {
  type Connection,
  inStatements,
  isOutOfMemory,
  literal,
  type Parameters,
  type Staging,
} from '../connection/connection.ts'
import {
  everything,
  listGroups,
  listParts,
  listStretches,
  type Part,
  type Stretch,
  within,
} from '../parts.ts'
import { stagedName } from './batch-name.ts'
import { rowNames, rowsAsJson, rowType, withCodes } from './staged-rows.ts'
import { putIntoStaging } from './staging-folder.ts'

/** Up to here, rows travel in a statement even where there is a staging folder: one trip instead of four. */
export const fewRows = 5_000

/**
 * Brings the rows of a staged file into the observations, under the name of a batch; a row without a month
 * has the load's period. Many rows go as a Parquet file through the staging folder, where there is one. Gives the
 * stretches in which they may be gone through without holding all of them at once.
 */
export async function carryRows(
  connection: Connection,
  batch: string,
  staged: StagedFile,
  facts: LoadFacts,
): Promise<Stretch[]> {
  const { staging } = connection.address
  const insert = (part: string, relation: string, parameters: Parameters = {}) =>
    connection.write(
      `INSERT INTO observations
       SELECT $series, $batch, ${part}, line, coalesce(month, $from), coalesce(month, $to),
         commodity, partner, procedure, place, value, quantity, unit, quantity2, unit2
       FROM ${relation}`,
      { series: toSeries(facts), batch, from: facts.period.from, to: facts.period.to, ...parameters },
    )
  if (staging && facts.rows > fewRows)
    return throughFolder(connection, batch, staged, staging, (table) =>
      inParts(connection, table, facts, insert),
    )
  const relation = withCodes(
    `UNNEST(CAST(json_parse($rows) AS array(row(${rowType})))) AS staged (${rowNames})`,
  )
  for await (const rows of inStatements(rowsAsJson(staged))) await insert('0', relation, { rows })
  return [everything]
}

type Insert = (part: string, relation: string, parameters: Parameters) => Promise<number>

/** Takes the rows of a table stretch by stretch, each part into files of its own. */
async function inParts(
  connection: Connection,
  table: string,
  { period }: LoadFacts,
  insert: Insert,
): Promise<Stretch[]> {
  const given = withCodes(table)
  const counted = await connection.read(
    `SELECT commodity, CAST(count(*) AS decimal(38, 0)) AS row_count FROM ${given} GROUP BY 1 ORDER BY 1`,
  )
  const parts = listParts(
    counted.map((row) => ({ commodity: row.text('commodity'), rows: row.number('row_count') })),
  )
  const years = Math.trunc(period.to / 100) - Math.trunc(period.from / 100) + 1
  const written: Part[][] = []
  const waiting = listGroups(parts, years)
  for (let group = waiting.shift(); group; group = waiting.shift()) {
    const condition = within(spanning(group, parts))
    const number = numberOf(group)
    try {
      await insert(number.sql, `${given} WHERE ${condition.sql}`, {
        ...condition.parameters,
        ...number.parameters,
      })
      written.push(group)
    } catch (error) {
      // Nothing of the statement is there. Nodes with less memory are given less at once.
      const cause = error instanceof UserError ? error.cause : error
      if (!isOutOfMemory(cause) || group.length === 1) throw error
      const half = Math.ceil(group.length / 2)
      waiting.unshift(group.slice(0, half), group.slice(half))
    }
  }
  return listStretches(written)
}

/** The commodities of neighbouring parts. */
const spanning = (group: readonly Part[], parts: readonly Part[]): Stretch => ({
  from: group[0]?.first ?? null,
  before: parts[(group.at(-1)?.number ?? 0) + 1]?.first ?? null,
})

/** The number of a commodity's part, among some neighbouring ones. */
function numberOf(group: readonly Part[]): { readonly sql: string; readonly parameters: Parameters } {
  const [first, ...others] = group
  const cases = others.map(({ number }) => `WHEN commodity < $part${number} THEN ${number - 1}`)
  const last = group.at(-1)?.number ?? 0
  return {
    sql: first && cases.length > 0 ? `CASE ${cases.join(' ')} ELSE ${last} END` : String(last),
    parameters: Object.fromEntries(others.map(({ number, first: code }) => [`part${number}`, code])),
  }
}

/** Takes the file as a table of its own, from which `insert` takes its rows; leaves no trace of it. */
async function throughFolder<Result>(
  connection: Connection,
  batch: string,
  staged: StagedFile,
  { folder, location }: Staging,
  insert: (table: string) => Promise<Result>,
): Promise<Result> {
  const name = stagedName(batch)
  const current = join(folder, name)
  try {
    await putIntoStaging(staged.path, current)
    await connection.write(`CREATE TABLE ${name} (${rowType})`)
    try {
      // No value can be bound in this statement; this one is the workspace's own.
      const from = literal(`${location.replace(/\/$/, '')}/${name}`)
      await connection.write(
        `ALTER TABLE ${name} EXECUTE add_files(location => ${from}, format => 'PARQUET')`,
      )
      return await insert(name)
    } finally {
      await connection.write(`DROP TABLE ${name}`)
    }
  } finally {
    await rm(current, { recursive: true, force: true })
  }
}
