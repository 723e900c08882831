import { dirname } from 'node:path'
import { literalPath, pathInSql, withStagingEngine } from './staging-engine.ts'

/** The columns of a staged file but the line; two rows that have the same of all these are copies of each other. */
const dataColumns = 'month, commodity, partner, procedure, place, unit, unit2, value, quantity, quantity2'

/**
 * Rows that repeat an earlier row with all its codes, amounts and units, in the months of a file in which at least half
 * as many rows are such copies as are not: so many are not equal by chance.
 */
export interface RepeatedRows {
  /** How many rows of these months are copies, and how many are not. */
  readonly copies: number
  readonly others: number
  /** The value of the copies, in whole units of currency. */
  readonly value: bigint
  /** The line of the first copy; null where there is none. */
  readonly firstLine: number | null
}

const limits = (path: string) => ({ memory_limit: '512MB', temp_directory: dirname(path) })

/** The rows of a staged file ($path) with their number among rows that are copies of each other, and the months with many copies. */
const numberedRows = `
  numbered AS (
    SELECT *, row_number() OVER (PARTITION BY ${dataColumns} ORDER BY line) AS number FROM read_parquet($path)
  ),
  repeated_months AS (
    SELECT month FROM numbered GROUP BY month
    HAVING count(*) FILTER (number > 1) >= 2
      AND 2 * count(*) FILTER (number > 1) >= count(*) FILTER (number = 1)
  )`

/** Finds months of a staged file in which many rows repeat an earlier row wholly; null where there is none. */
export const findRepeatedRows = (path: string): Promise<RepeatedRows | null> =>
  withStagingEngine(limits(path), async (connection) => {
    const reader = await connection.runAndReadAll(
      `WITH ${numberedRows}
       SELECT count(*) FILTER (number > 1)::INTEGER AS copies, count(*) FILTER (number = 1)::INTEGER AS others,
         coalesce(sum(value) FILTER (number > 1), 0)::VARCHAR AS value,
         (min(line) FILTER (number > 1))::INTEGER AS first_line
       FROM numbered JOIN repeated_months ON numbered.month IS NOT DISTINCT FROM repeated_months.month`,
      { path: literalPath(path) },
    )
    const [row] = reader.getRowObjectsJS()
    if (!row || Number(row.copies) === 0) return null
    return {
      copies: Number(row.copies),
      others: Number(row.others),
      value: BigInt(String(row.value)),
      firstLine: row.first_line === null ? null : Number(row.first_line),
    }
  })

/** Writes a staged file that has the rows of another one but for the copies that `findRepeatedRows` counts. */
export const writeDistinctRows = (path: string, target: string): Promise<void> =>
  withStagingEngine(limits(path), async (connection) => {
    await connection.run(
      `COPY (
         WITH ${numberedRows}
         SELECT line, ${dataColumns} FROM numbered
         WHERE number = 1 OR NOT EXISTS (
           SELECT 1 FROM repeated_months WHERE repeated_months.month IS NOT DISTINCT FROM numbered.month
         )
         ORDER BY line
       ) TO ${pathInSql(target)} (FORMAT parquet)`,
      { path: literalPath(path) },
    )
  })
