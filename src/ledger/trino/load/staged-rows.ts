import { DuckDBInstance } from '@duckdb/node-api'
import type { StagedFile } from '../../ledger-interface.ts'
import { codeText, commodityText } from '../../sql/sql.ts'
import { literalPath, pathInSql, withStagingEngine } from '../../staging/staging.ts'

/** The columns of a staged file, with their types on the cluster. */
const rowColumns = {
  line: 'integer',
  month: 'integer',
  commodity: 'bigint',
  partner: 'integer',
  procedure: 'integer',
  place: 'integer',
  value: 'bigint',
  quantity: 'bigint',
  unit: 'varchar',
  quantity2: 'bigint',
  unit2: 'varchar',
} as const

/** Their names, as a list in SQL. */
export const rowNames = Object.keys(rowColumns).join(', ')

/** Their names and types, as the columns of a table or the fields of a row. */
export const rowType = Object.entries(rowColumns)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ')

/** The rows of a relation that is like a staged file as the ledger has them: with codes as texts, in SQL. */
export const withCodes = (relation: string): string => `(
  SELECT line, month, coalesce(${commodityText('commodity')}, '') AS commodity, ${codeText('partner')} AS partner,
    ${codeText('procedure')} AS procedure, ${codeText('place')} AS place, value, quantity, unit, quantity2, unit2
  FROM ${relation}
)`

/** The rows of a staged file, each as an array in JSON, with whole numbers as they stand. */
export async function* rowsAsJson(staged: StagedFile): AsyncGenerator<string> {
  const instance = await DuckDBInstance.create(':memory:', limits)
  try {
    const connection = await instance.connect()
    const answer = await connection.stream(
      `SELECT json_array(${rowNames})::VARCHAR FROM read_parquet($path)`,
      { path: literalPath(staged.path) },
    )
    for (;;) {
      const chunk = await answer.fetchChunk()
      if (!chunk || chunk.rowCount === 0) return
      for (const value of chunk.getColumnValues(0)) yield String(value)
    }
  } finally {
    instance.closeSync()
  }
}

/** Puts the rows of all Parquet files in a folder into one staged file. */
export const gatherRows = (folder: string, path: string): Promise<void> =>
  withStagingEngine(limits, async (connection) => {
    await connection.run(
      `COPY (SELECT ${rowNames} FROM read_parquet($pattern)) TO ${pathInSql(path)} (FORMAT parquet)`,
      { pattern: `${literalPath(folder)}/*.parquet` },
    )
  })

const limits = { memory_limit: '256MB', preserve_insertion_order: 'false' }
