import { DuckDBInstance } from '@duckdb/node-api'
import type { FlatColumn, FlatTable } from './dataset.ts'

/** Whole numbers are BIGINT, which R and pandas read as integers; a larger one stops the export. */
const types = { text: 'VARCHAR', integer: 'BIGINT', decimal: 'DOUBLE' } as const

/** Exact amounts stay exact: R reads them as numbers, pandas as decimals. */
const typeOf = ({ type }: FlatColumn): string =>
  typeof type === 'string' ? types[type] : `DECIMAL(38,${type.decimals})`

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Converts a table that was written as CSV. */
export async function writeParquet(
  csv: string,
  path: string,
  { columns }: Pick<FlatTable, 'columns'>,
): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '256MB', threads: '1' })
  const connection = await instance.connect()
  try {
    const schema = columns.map((column) => `${literal(column.name)}: ${literal(typeOf(column))}`).join(', ')
    await connection.run(
      `COPY (FROM read_csv(${literal(csv)}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {${schema}})) TO ${literal(path)} (FORMAT parquet, COMPRESSION snappy)`,
    )
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}
