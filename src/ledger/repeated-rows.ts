import { DuckDBInstance } from '@duckdb/node-api'
import { literalPath } from './duckdb/literal-path.ts'

/** The columns of a staged file but the line; two rows that have the same of all these are copies of each other. */
const dataColumns = 'month, commodity, partner, procedure, place, unit, unit2, value, quantity, quantity2'

/** Rows of a staged file that repeat an earlier row with all its codes, amounts and units. */
export interface RepeatedRows {
  /** How many rows are copies of an earlier one, and how many are not. */
  readonly copies: number
  readonly others: number
  /** The value of the copies, in whole units of currency. */
  readonly value: bigint
  /** The line of the first copy; null where there is none. */
  readonly firstLine: number | null
}

const limits = { memory_limit: '512MB' }

/** Counts the rows of a staged file that repeat an earlier row wholly. */
export async function countRepeatedRows(path: string): Promise<RepeatedRows> {
  const instance = await DuckDBInstance.create(':memory:', limits)
  try {
    const connection = await instance.connect()
    const reader = await connection.runAndReadAll(
      `SELECT count(*) FILTER (number > 1)::INTEGER AS copies, count(*) FILTER (number = 1)::INTEGER AS others,
         coalesce(sum(value) FILTER (number > 1), 0)::VARCHAR AS value,
         (min(line) FILTER (number > 1))::INTEGER AS first_line
       FROM (
         SELECT line, value, row_number() OVER (PARTITION BY ${dataColumns} ORDER BY line) AS number
         FROM read_parquet($path)
       )`,
      { path: literalPath(path) },
    )
    const [row] = reader.getRowObjectsJS()
    if (!row) throw new Error('a count has one row')
    const firstLine = row.first_line
    return {
      copies: Number(row.copies),
      others: Number(row.others),
      value: BigInt(String(row.value)),
      firstLine: firstLine === null || firstLine === undefined ? null : Number(firstLine),
    }
  } finally {
    instance.closeSync()
  }
}

/** Writes a staged file that has each row of another one once: of rows that are copies of each other the first. */
export async function writeDistinctRows(path: string, target: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', limits)
  try {
    const connection = await instance.connect()
    // The path of a file to write cannot be bound.
    await connection.run(
      `COPY (
         SELECT line, month, commodity, partner, procedure, place, unit, unit2, value, quantity, quantity2
         FROM read_parquet($path)
         QUALIFY row_number() OVER (PARTITION BY ${dataColumns} ORDER BY line) = 1 ORDER BY line
       ) TO '${target.replaceAll("'", "''")}' (FORMAT parquet)`,
      { path: literalPath(path) },
    )
  } finally {
    instance.closeSync()
  }
}
